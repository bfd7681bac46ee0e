"""A finding is as secret as the most secret thing that its rule reads, wherever it is shown or counted."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from gongdao.engine.clauses import Clause
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Level
from gongdao.office.access.queries import clearance
from gongdao.office.accounts.models import User
from gongdao.office.people.queries import marks_of
from gongdao.office.rulings import comparisons, queries, rulebook, secrecy
from gongdao.office.rulings.models import Change, Finding, OutcomeCount
from gongdao.packs.installed import load, pack_names
from tests.unit.office.rulings.conftest import AS_OF, Demo
from tests.walk.walk import client_of, text_of

ORDER = list(Level)
CANARY = "不应看到的依据"
SEED = 20261125


def named_in(part: object) -> set[str]:
    """Collect the relations named anywhere in a rule, by no more knowledge than that fields are called `relation`."""
    if isinstance(part, tuple | list | frozenset):
        return set().union(*map(named_in, part))
    if not is_dataclass(part):
        return set()
    own = {getattr(part, "relation", None)} & set(RELATIONS)
    return own.union(*(named_in(getattr(part, one.name)) for one in fields(part)))


def level_by_the_text(clause: Clause) -> Level:
    read = {clause.rule.about, *named_in(clause.rule.judgement)}
    return max((Level.INTERNAL, *(RELATIONS[name].level for name in read)), key=ORDER.index)


def clauses() -> list[tuple[str, Clause]]:
    return [(name, one) for name in pack_names() for one in load(name).computed if one.rule is not None]


def test_every_clause_is_as_secret_as_the_most_secret_relation_it_names():
    levels = {clause.id: secrecy.level_of(pack, clause.id) for pack, clause in clauses()}

    assert levels == {clause.id: level_by_the_text(clause) for _, clause in clauses()}
    assert set(levels.values()) == {Level.INTERNAL, Level.PERSONAL, Level.RESTRICTED}


def test_a_column_more_secret_than_its_relation_counts(monkeypatch):
    relation = RELATIONS["appointment"]
    columns = [replace(one, level=Level.RESTRICTED) if one.name == "started_on" else one for one in relation.columns]
    monkeypatch.setitem(RELATIONS, "appointment", replace(relation, columns=tuple(columns)))
    secrecy.level_of.cache_clear()

    level = secrecy.level_of("qsh_2009", "QSH-20c")

    monkeypatch.undo()
    secrecy.level_of.cache_clear()
    assert (level, secrecy.level_of("qsh_2009", "QSH-20c")) == (Level.RESTRICTED, Level.INTERNAL)


@pytest.fixture
def closed(demo: Demo) -> set[str]:
    """The restricted clauses of which the sweep has findings; each finding is given evidence that would show."""
    found = Finding.objects.filter(level=Level.RESTRICTED)
    found.update(subject_name=CANARY, evidence={"说明": CANARY})
    return set(found.values_list("clause", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["roster", "township"])
def test_reader_cleared_for_personal_sees_nothing_restricted(demo: Demo, closed: set[str], name: str) -> None:
    by, sweep = demo.users[name], queries.sweep_of(AS_OF)
    assert clearance(by) is Level.PERSONAL
    assert len(closed) > 1

    findings = queries.findings(by, sweep)
    dashboard = queries.dashboard(by, AS_OF)
    counts = rulebook.totals_by_clause(by, sweep)

    assert {one.clause for one in findings} & closed == set()
    assert {line.clause.id for line in dashboard.lines} & closed == set()
    assert set(counts) & closed == set()
    for clause in closed:
        assert rulebook.counts_by_unit(by, sweep, clause) == []
    for clause in Random(SEED).sample(sorted(closed), 2):
        found = Finding.objects.filter(clause=clause).first()
        assert queries.explanations(by, clause, found.subject, AS_OF) == []
    told = OutcomeCount.objects.filter(sweep=sweep, clause__in=closed, outcome="fails")
    assert told.exists()


@pytest.mark.django_db
def test_reader_cleared_for_restricted_sees_all_of_it(demo: Demo, closed: set[str]) -> None:
    by, sweep = demo.users["leader"], queries.sweep_of(AS_OF)

    assert {one.clause for one in queries.findings(by, sweep)} >= closed
    assert {line.clause.id for line in queries.dashboard(by, AS_OF).lines} >= closed


@pytest.mark.django_db
def test_changes_marks_and_comparisons_leave_out_what_is_restricted(demo: Demo, closed: set[str]) -> None:
    leader, clerk = demo.users["leader"], demo.users["roster"]
    sweep = queries.sweep_of(AS_OF)
    for one in Finding.objects.filter(sweep=sweep, level=Level.RESTRICTED):
        told = {name: getattr(one, name) for name in ("sweep", "pack", "clause", "unit", "level", "subject_kind")}
        Change.objects.create(**told, subject=one.subject, subject_name=CANARY, before="", after=one.outcome)
    comparisons.run_comparison(by=demo.users["selection"], key="cmp", before=AS_OF, after=AS_OF + timedelta(days=900))
    people = list(Finding.objects.filter(subject_kind="person").values_list("subject", flat=True).distinct())

    def seen(by) -> tuple[set[str], set[str], int]:
        rows = comparisons.comparison(by, "cmp")
        marked = sum(sum(found.values()) for found in marks_of(by, sweep, people).values())
        changed = {one.clause for one in queries.changes(by, sweep)}
        return changed & closed, {row["clause"] for row in rows}, marked

    for_leader, for_clerk = seen(leader), seen(clerk)

    assert (for_leader[0], for_clerk[0]) == (closed, set())
    levels = {secrecy.level_of(load_of(clause), clause) for clause in for_clerk[1]}
    assert Level.RESTRICTED not in levels
    assert for_clerk[1] < for_leader[1]
    assert for_clerk[2] <= for_leader[2]


def load_of(clause_id: str) -> str:
    return next(name for name, clause in clauses() if clause.id == clause_id)


@pytest.mark.django_db
def test_no_page_of_the_rules_shows_what_is_restricted(demo: Demo, closed: set[str], settings) -> None:
    settings.GONGDAO_SECOND_FACTOR = "optional"
    User.objects.update(must_change_password=False)
    subject = Finding.objects.filter(level=Level.RESTRICTED).first()
    drawn = Random(SEED).sample(sorted(closed), 3)
    pages = [
        *(reverse(f"rules:{name}") for name in ("dashboard", "findings", "changes", "clauses")),
        *(f"{reverse('rules:findings')}?clause={clause}" for clause in drawn),
        *(reverse("rules:clause", args=[clause]) for clause in drawn),
        reverse("rules:explanation", args=[subject.clause, subject.subject]),
        reverse("shell:home"),
    ]
    day = AS_OF.isoformat()

    def shown(client: Client) -> set[str]:
        asked = {page: f"{page}{'&' if '?' in page else '?'}as_of={day}" for page in pages}
        return {page for page, address in asked.items() if CANARY in text_of(client.get(address))}

    assert shown(client_of(demo.users["roster"])) == set()
    assert shown(client_of(demo.users["leader"])) >= {page for page in pages if "?clause=" in page}
