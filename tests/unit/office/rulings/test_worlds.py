"""The facts of the database are read by question, and give what reading every row would give."""

import pytest

from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.people.models import Appointment
from gongdao.office.rulings.sources import SOURCES
from gongdao.office.rulings.worlds import DatabaseWorld
from gongdao.packs.installed import load_all
from tests.unit.office.rulings.conftest import AS_OF, Demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CLAUSES = [(pack, clause) for pack in load_all() for clause in pack.computed]
SEVERAL = 6  # subjects asked one after another in the same world


@pytest.fixture(scope="module")
def whole(demo: Demo, django_db_blocker) -> World:
    """Read every relation whole."""
    with django_db_blocker.unblock():
        return World.of({name: list(source.stream()) for name, source in SOURCES.items()})


@pytest.mark.parametrize("kind", ["person", "unit"])
def test_all_about_one_is_found_as_if_every_row_had_been_read(demo: Demo, whole: World, kind: str):
    for row in whole.rows(kind)[:SEVERAL]:
        key, page = str(row[kind]), DatabaseWorld()
        subjects = [(kind, key)]
        for about in {clause.rule.about for _, clause in CLAUSES}:
            column = RELATIONS[about].by_name.get(kind)
            if column is not None and column.refers == kind:
                subjects += [
                    (about, str(one[RELATIONS[about].key])) for one in page.linked(about, ((None, kind),), (key,))
                ]
        for about, subject in subjects:
            asked = [one for one in CLAUSES if one[1].rule.about == about]

            assert list(evaluate_one(page, asked, subject, AS_OF)) == list(evaluate_one(whole, asked, subject, AS_OF))


def test_rows_narrowed_further_are_those_of_the_person_that_fit(demo: Demo):
    held = Appointment.objects.filter(post__isnull=False).select_related("person", "post").order_by("pk")[0]
    link, values = ((None, "person"), ("post", "level")), (held.person.key, held.post.level)

    found = DatabaseWorld().linked("appointment", link, values)

    fitting = Appointment.objects.filter(person=held.person, post__level=held.post.level).order_by("key")
    assert [row["appointment"] for row in found] == [one.key for one in fitting]


def test_relations_that_do_not_name_a_person_are_not_asked_one_by_one(demo: Demo, django_assert_num_queries):
    world = DatabaseWorld()
    columns = {name: one.by_name.get("person") for name, one in RELATIONS.items()}
    naming = {name for name, column in columns.items() if column is not None and column.refers == "person"}
    kinds = sorted({clause.rule.about for _, clause in CLAUSES} & naming)

    with django_assert_num_queries(4):
        for kind in kinds:
            assert list(world.linked(kind, ((None, "person"),), ("没有此人",))) == []


def test_statements_about_all_units_are_read_apart(demo: Demo, whole: World, django_assert_num_queries):
    world = DatabaseWorld()

    with django_assert_num_queries(1):
        found = [world.lacking("coverage", "unit"), world.lacking("coverage", "unit")]

    assert found == [whole.lacking("coverage", "unit")] * 2
