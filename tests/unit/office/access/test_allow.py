"""One rule, two readers: the predicate and the filter agree with the rule told in plain words, on drawn worlds."""

import os
from collections import Counter
from collections.abc import Iterable

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from gongdao.facts.relation import Level
from gongdao.office.access import queries
from gongdao.office.access.allow import About, Kind, allow, reach, refusal
from gongdao.office.access.models import Grant, Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.office.access.seeing import who_may
from gongdao.office.accounts.models import User
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Appointment, Kinship, Person
from gongdao.office.study.models import StudyEvent
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.unit.office.access import worlds as w

pytestmark = pytest.mark.django_db
ASKED = (
    Permission.ROSTER_PERSON_READ,
    Permission.TALKS_RECORD_READ,
    Permission.STUDY_RECORD_WRITE,
    Permission.CONDUCT_RECORD_WRITE,
)
MANY = int(os.environ.get("GONGDAO_WORLDS", "150"))  # ours: the long form draws 5,000 (make worlds)
seen: Counter[str | None] = Counter()


@settings(
    max_examples=MANY, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@seed(20261125)
@given(world=w.worlds(), permission=st.sampled_from(ASKED), level=st.sampled_from([*Level, Level.RESTRICTED]))
def test_predicate_and_filter_agree_with_the_rule_in_plain_words(world, permission, level):
    with transaction.atomic():
        actor, rows = _store(world)
        _compare(world, actor, rows, permission, level)
        transaction.set_rollback(True)


@settings(
    max_examples=MANY // 5,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@seed(20261126)
@given(world=w.worlds(), permission=st.sampled_from(ASKED), level=st.sampled_from(Level))
def test_who_may_is_what_every_account_is_answered(world, permission, level):
    with transaction.atomic():
        _, rows = _store(world)
        _compare_everybody(permission, [_about(row, level) for row in rows])
        transaction.set_rollback(True)


def test_every_ground_of_refusal_was_met():
    """Run after the first one: worlds in which nothing is refused would prove nothing."""
    assert set(seen) == {None, "role", "clearance", "scope", "rank", "recused", "state", "four_eyes"}


def _compare(world: w.World, actor: User, rows: list[StudyEvent], permission: Permission, level: Level) -> None:
    kind = Kind(("unit", "speaker__unit"), "speaker", ("turn_of",), level, hands=("topic",), open_when=Q(days=1))
    expected = {f"r{at}" for at, row in enumerate(world.rows) if w.may(world, row, permission, level)}

    found = StudyEvent.objects.filter(reach(actor, permission, kind, w.DAY))

    assert {row.key for row in found} == expected
    about = {row.key: _about(row, level) for row in rows}
    seen.update(refusal(actor, permission, one, w.DAY) for one in about.values())
    assert {key for key, one in about.items() if allow(actor, permission, one, w.DAY)} == expected


def _compare_everybody(permission: Permission, about: Iterable[About]) -> None:
    """The reverse list of an object is what is answered when every account is asked, by the grants that hold alone."""
    users = list(User.objects.unscoped(reason="every account is asked"))
    for one in about:
        found = {answer.user: answer.trace.granted_by for answer in who_may(permission, one, w.DAY)}

        assert set(found) == {user for user in users if allow(user, permission, one, w.DAY) and not user.is_system}
        assert all(found.values())
        for user, grants in found.items():
            _check_alone(user, permission, one, grants)


def _check_alone(user: User, permission: Permission, about: About, grants: list[Grant]) -> None:
    """Each grant that is named permits by itself, and no other does."""
    held = queries.grants_in_force(user, w.DAY)
    for grant in held:
        with queries.remembering():
            queries.grants_in_force(user, w.DAY)[:] = [grant]
            assert allow(user, permission, about, w.DAY) == (grant in grants)


def _about(row: StudyEvent, level: Level) -> About:
    unit = row.unit or row.speaker.unit
    other = frozenset({row.turn_of.key} if row.turn_of else ())
    return About(
        unit, row.speaker and row.speaker.key, other, level, hands=frozenset({row.topic}), is_open=row.days == 1
    )


def _store(world: w.World) -> tuple[User, list[StudyEvent]]:
    units: dict[str, Unit] = {}
    for key, parent in world.parents.items():
        units[key] = make_unit(key, units.get(parent), is_receiving=key in world.receiving)
    people = {
        key: Person.objects.create(key=key, name=key, unit=units[home], same_person=key)
        for key, home in world.homes.items()
    }
    _give_ranks(world, people, units)
    for at, (person, relative) in enumerate(sorted(world.kin)):
        Kinship.objects.create(key=f"k{at}", person=people[person], relative=people[relative], kind="collateral")
    actor = make_user("actor", "某人", person_key=world.actor)
    for one in world.grants:
        _grant(actor, one, units[one.unit])
    for at, one in enumerate(world.recusals):
        _recuse(actor, at, one, units)
    for at, grants in enumerate(world.others):
        other = make_user(f"other{at}", f"别人{at}")
        for one in grants:
            _grant(other, one, units[one.unit])
    rows = [
        StudyEvent(
            key=f"r{at}",
            unit=units.get(row.unit),
            speaker=people.get(row.person),
            turn_of=people.get(row.other),
            topic=row.hand,
            days=int(row.is_open),
        )
        for at, row in enumerate(world.rows)
    ]
    return actor, StudyEvent.objects.bulk_create(rows)


def _give_ranks(world: w.World, people: dict[str, Person], units: dict[str, Unit]) -> None:
    """Give each the post of the rank, and one below it beside: the highest counts."""
    posts = {rank: Post.objects.create(key=rank, unit=units["u0"], level=rank) for rank in w.RANKS}
    for key, rank in world.ranks.items():
        for held in w.RANKS[w.RANKS.index(rank) :][:2] if rank else ():
            Appointment.objects.create(key=f"{key}-{held}", person=people[key], post=posts[held], unit=units["u4"])


def _grant(actor: User, one: w.DrawnGrant, unit: Unit) -> None:
    role = ROLES[one.role]
    Grant.objects.create(
        user=actor,
        role=role.code,
        family=role.family,
        unit=unit,
        started_on=w.day(one.started),
        ended_on=w.day(one.ended),
        lowest_rank=one.lowest or None,
        highest_rank=one.highest or None,
    )


def _recuse(actor: User, at: int, one: w.DrawnRecusal, units: dict[str, Unit]) -> None:
    Recusal.objects.create(
        key=f"rec{at}",
        user=actor,
        person=one.person or "",
        unit=units.get(one.unit),
        reason="同学",
        started_on=w.day(one.started),
        ended_on=w.day(one.ended),
        recorded_by=actor,
        recorded_at=timezone.now(),
    )
