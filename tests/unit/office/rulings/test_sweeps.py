import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from gongdao.engine.compiled.worlds import FrameWorld
from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.world import World
from gongdao.errors import Denied, UserError
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.snapshot import read_frame, read_rows
from gongdao.office.access.roles import ROLES
from gongdao.office.audit.models import Event
from gongdao.office.jobs.models import Job
from gongdao.office.people.models import Appointment, Person
from gongdao.office.people.ties import rank_of
from gongdao.office.rulings import actions, adopted, queries, sweeping
from gongdao.office.rulings.models import Adoption, Change, ExceptionRecord, Finding, OutcomeCount, Sweep
from gongdao.office.study.models import LifeMeeting
from gongdao.packs.installed import load
from tests.factories.access import make_grant
from tests.factories.accounts import make_user
from tests.factories.packs import measures_without_a_date
from tests.unit.office.rulings.conftest import AS_OF, Demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _open(sweep: Sweep) -> dict[tuple[str, str, str], str]:
    found = Finding.objects.filter(sweep=sweep)
    return {(one.clause, one.subject, one.period): one.outcome for one in found if one.outcome != "not_configured"}


def _open_of_planted(sweep: Sweep, demo: Demo) -> dict[tuple[str, str, str], str]:
    """What is open under the clauses of which something was planted."""
    clauses = {one.clause for one in demo.district.planted}
    return {place: outcome for place, outcome in _open(sweep).items() if place[0] in clauses}


def _planted(demo: Demo) -> dict[tuple[str, str, str], str]:
    planted = demo.district.planted
    open_ones = [one for one in planted if one.outcome not in ("holds", "not_configured")]
    return {(one.clause, one.subject, one.period): one.outcome for one in open_ones}


def test_a_sweep_finds_exactly_what_was_planted(demo: Demo) -> None:
    sweep = queries.sweep_of(AS_OF)

    assert sweep is not None
    assert _open_of_planted(sweep, demo) == _planted(demo)


def test_that_a_number_is_not_set_is_said_once_per_adoption_and_shown_to_everybody(demo: Demo) -> None:
    sweep = queries.sweep_of(AS_OF)
    top = Adoption.objects.select_related("unit").get().unit

    unset = queries.findings(demo.users["township"], sweep).filter(outcome="not_configured")

    places = [(one.clause, one.period) for one in unset]
    assert len(places) == len(set(places)) == 9
    assert {(one.subject_kind, one.subject) for one in unset} == {("unit", top.key)}
    assert [place for place in places if place[0] == "QSH-3b"] == [("QSH-3b", "2021-2023"), ("QSH-3b", "2024-2026")]
    for name in ("leader", "township"):
        seen = queries.findings(demo.users[name], sweep).filter(outcome="not_configured").count()
        assert queries.dashboard(demo.users[name], AS_OF).totals["not_configured"] == seen >= len(places)


def test_live_judgements_equal_the_stored_ones(demo: Demo) -> None:
    stored = _open(queries.sweep_of(AS_OF))
    by = demo.users["appraisal"]
    about = ((name, relation.by_name.get("person")) for name, relation in RELATIONS.items())
    kinds = {"person", *(name for name, column in about if column and column.required)}

    live = {
        (one.finding.clause, one.finding.subject, one.finding.period or ""): one.finding.outcome.value
        for key in Person.objects.values_list("key", flat=True)
        for one in queries.explanations_about(by, "person", key, AS_OF)
        if one.finding.subject_kind in kinds
    }

    assert live
    live = {key: outcome for key, outcome in live.items() if outcome != "not_configured"}
    wanted = {
        (one.clause, one.subject, one.period): one.outcome for one in Finding.objects.filter(subject_kind__in=kinds)
    }
    assert {key: outcome for key, outcome in live.items() if outcome != "holds"} == wanted
    assert all(stored.get(key, "holds") == outcome for key, outcome in live.items())


def test_sweeping_the_same_day_again_changes_nothing_and_stands_alone(demo: Demo) -> None:
    before = _open(queries.sweep_of(AS_OF))

    again = actions.run_sweep(by=demo.users["selection"], as_of=AS_OF)

    assert _open(again) == before
    assert Change.objects.filter(sweep=again).count() == 0
    assert Finding.objects.exclude(sweep=again).count() == 0
    assert [sweep.pk for sweep in Sweep.objects.filter(as_of=AS_OF, is_current=True)] == [again.pk]


def test_what_a_changed_fact_changes_is_recorded(demo: Demo) -> None:
    clause = "QSH-6a"
    finding = Finding.objects.filter(clause=clause, outcome="fails").order_by("id").first()
    LifeMeeting.objects.create(key="late-entry", body_id=_pk_of_body(finding.subject), held_on=date(2024, 5, 5))

    sweep = actions.run_sweep(by=demo.users["selection"], as_of=AS_OF)

    changes = list(Change.objects.filter(sweep=sweep).values_list("clause", "subject", "period", "before", "after"))
    assert changes == [(clause, finding.subject, finding.period, "fails", "")]


def test_another_day_gives_other_outcomes_and_its_own_sweep(demo: Demo) -> None:
    earlier = AS_OF - timedelta(days=400)

    sweep = actions.run_sweep(by=demo.users["selection"], as_of=earlier)

    assert {one.period for one in Finding.objects.filter(sweep=sweep, clause="QSH-2a")} <= {"2023", "2024"}
    assert queries.sweep_of(AS_OF) != sweep
    assert queries.sweep_of(earlier) == sweep


def test_counts_of_all_units_are_the_sums_of_each(demo: Demo) -> None:
    sweep = queries.sweep_of(AS_OF)
    counts = OutcomeCount.objects.filter(sweep=sweep)

    whole = _by_rank(counts.filter(unit__isnull=True))
    unset = {key: whole.pop(key) for key in list(whole) if key[2] == "not_configured"}
    summed = _by_rank(counts.filter(unit__is_receiving=False))

    assert whole == summed
    assert set(unset.values()) == {1}
    assert sum(whole.values()) + len(unset) == sweep.judged


def _by_rank(counts: QuerySet[OutcomeCount]) -> Counter[tuple[str, str, str, str]]:
    found: Counter[tuple[str, str, str, str]] = Counter()
    for one in counts:
        found[one.clause, one.period, one.outcome, one.rank] += one.count
    return found


def test_the_dashboard_shows_each_actor_the_own_scope_and_clearance(demo: Demo) -> None:
    leader, township, roster = (demo.users[name] for name in ("leader", "township", "roster"))

    seen = queries.dashboard(leader, AS_OF)
    own = queries.dashboard(township, AS_OF)
    plain = queries.dashboard(roster, AS_OF)

    assert {line.clause.id for line in seen.lines} >= {"QSH-29a", "QSH-13g", "QSH-20c"}
    assert not {line.clause.id for line in plain.lines} & {"QSH-29a", "QSH-29b", "QSH-19f", "QSH-13g"}
    assert 0 < sum(own.totals.values()) < sum(plain.totals.values())
    units = set(queries.findings(township, own.sweep).values_list("unit__name", flat=True))
    assert len(units) <= 1


def test_a_range_of_ranks_counts_what_holds_for_those_ranks_and_for_nobody_in_person(demo: Demo) -> None:
    ranged = make_user("ranged", "分管领导")
    make_grant(
        ranged,
        ROLES["leader"],
        demo.users["leader"].grants.get().unit,
        highest_rank="section_deputy",
        lowest_rank="stock",
    )
    kept = pl.read_parquet(settings.GONGDAO_DATA / "sweeps" / f"{queries.sweep_of(AS_OF).key}.parquet")
    people = kept.filter(pl.col("subject_kind") == "person").select("subject", "rank").unique()
    of_nobody = kept.filter(pl.col("subject_kind").is_in(["unit", "body"]))["rank"].unique().to_list()

    board = queries.dashboard(ranged, AS_OF)

    known = {row["subject"]: rank_of(row["subject"], timezone.localdate()) for row in people.to_dicts()}
    assert {row["subject"]: row["rank"] for row in people.to_dicts()} == {
        person: rank or "unranked" for person, rank in known.items()
    }
    assert of_nobody == ["nobody"]
    seen = kept.filter(pl.col("rank").is_in(["nobody", "section_deputy", "stock"]) & pl.col("unit").is_not_null())
    assert board.totals["holds"] == seen.filter(pl.col("outcome") == "holds").height > 0
    assert (
        board.totals["fails"] == queries.findings(ranged, queries.sweep_of(AS_OF)).filter(outcome="fails").count() > 0
    )


def test_the_dashboard_asks_few_questions(demo: Demo, django_assert_num_queries: object) -> None:
    for name in ("leader", "township"):
        with django_assert_num_queries(6):
            queries.dashboard(demo.users[name], AS_OF)


def test_a_subject_out_of_sight_has_no_explanation(demo: Demo) -> None:
    finding = Finding.objects.filter(clause="QSH-20c").exclude(unit__kind="township").order_by("id").first()

    assert queries.explanations(demo.users["township"], "QSH-20c", finding.subject, AS_OF) == []
    assert queries.explanations(demo.users["selection"], "QSH-20c", finding.subject, AS_OF) != []
    assert queries.explanations(demo.users["roster"], "QSH-29a", "V1-0001", AS_OF) == []


def test_an_exception_marks_a_default_clause_and_leaves_it_failing(demo: Demo) -> None:
    finding = Finding.objects.filter(clause="QSH-20b", outcome="fails", exception="").order_by("id").first()
    events = Event.objects.count()

    exception = actions.grant_exception(
        by=demo.users["selection"],
        clause_id="QSH-20b",
        subject=finding.subject,
        reason="年内机构改革，暂缓交流",
        granted_on=AS_OF,
    )

    assert Event.objects.count() == events + 1
    (explanation,) = queries.explanations(demo.users["selection"], "QSH-20b", finding.subject, AS_OF)
    assert (explanation.finding.outcome, explanation.finding.exception) == ("fails", exception.key)


@pytest.mark.parametrize(
    ("clause", "reason", "code"),
    [
        ("QSH-20c", "理由", "exception_not_open"),
        ("QSH-20b", " ", "exception_has_reason"),
        ("QSH-1b", "理由", "no_clause"),
    ],
)
def test_an_exception_that_cannot_be_changes_nothing(demo: Demo, clause: str, reason: str, code: str) -> None:
    subject = Appointment.objects.order_by("key").first().key
    before = ExceptionRecord.objects.count(), Event.objects.count()

    with pytest.raises(UserError) as refused:
        actions.grant_exception(
            by=demo.users["selection"], clause_id=clause, subject=subject, reason=reason, granted_on=AS_OF
        )

    assert refused.value.code == code
    assert (ExceptionRecord.objects.count(), Event.objects.count()) == before


def test_who_may_not_sweep_is_denied_and_that_is_recorded(demo: Demo) -> None:
    sweeps, denied = Sweep.objects.count(), Event.objects.filter(result="denied").count()

    with pytest.raises(Denied):
        actions.run_sweep(by=demo.users["sysadmin"], as_of=AS_OF)

    assert Sweep.objects.count() == sweeps
    assert Event.objects.filter(result="denied").count() == denied + 1


def test_a_submitted_sweep_waits_for_the_worker(demo: Demo) -> None:
    job = actions.start_sweep(by=demo.users["selection"], as_of=AS_OF)

    assert (job.kind, job.state, job.arguments) == ("rulings.sweep", Job.State.QUEUED, {"as_of": "2025-12-31"})


def test_a_day_before_any_adoption_is_refused(demo: Demo) -> None:
    with pytest.raises(UserError) as refused:
        actions.run_sweep(by=demo.users["selection"], as_of=date(2009, 7, 20))

    assert refused.value.code == "nothing_adopted"


@pytest.mark.parametrize(
    ("place", "day", "code"),
    [
        ("top", date(2010, 1, 1), "adoption_once"),
        ("below", date(2010, 1, 1), "adoption_above"),
        ("below", date(2009, 7, 20), "not_in_force"),
    ],
)
def test_a_pack_is_adopted_once_and_not_before_its_day(demo: Demo, place: str, day: date, code: str) -> None:
    adoption = Adoption.objects.select_related("unit").get()
    unit = adoption.unit if place == "top" else adoption.unit.children.order_by("key").first()

    with pytest.raises(UserError) as refused:
        actions.adopt_pack(by=demo.users["leader"], pack="qsh_2009", unit=unit, adopted_on=day)

    assert refused.value.code == code
    assert Adoption.objects.count() == 1


def test_a_document_without_a_date_is_in_force_from_its_adoption(demo: Demo) -> None:
    top = Adoption.objects.select_related("unit").get().unit
    below = top.children.order_by("key").first()
    for unit, day in ((below, date(2025, 3, 1)), (top, date(2025, 7, 1))):
        actions.adopt_pack(by=demo.users["leader"], pack="hz", unit=unit, adopted_on=day)

    begins = {
        key: [pack.versions[0].in_force_from for pack in queries.adopted_packs(AS_OF, key) if pack.name == "hz"]
        for key in (top.key, below.key)
    }

    assert begins == {top.key: [date(2025, 7, 1)], below.key: [date(2025, 3, 1)]}
    assert [pack.name for pack in queries.adopted_packs(date(2025, 2, 28), below.key)] == ["qsh_2009"]


def test_a_sweep_judges_a_document_without_a_date_from_its_adoption_on(
    demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Adoption.objects.update(adopted_on=date(2025, 10, 1))

    with measures_without_a_date(tmp_path, monkeypatch):
        sweep = actions.run_sweep(by=demo.users["selection"], as_of=AS_OF)

    periods = {one.period for one in OutcomeCount.objects.filter(sweep=sweep) if one.period}
    assert periods == {"2025", "2025Q4", "2024-2026"}
    assert set(Finding.objects.filter(sweep=sweep).values_list("version", flat=True)) == {"undated"}


def test_a_document_without_computed_clauses_adds_nothing_to_a_sweep(demo: Demo) -> None:
    top = Adoption.objects.select_related("unit").get().unit
    actions.adopt_pack(by=demo.users["leader"], pack="hz", unit=top, adopted_on=date(2025, 7, 1))

    sweep = actions.run_sweep(by=demo.users["selection"], as_of=AS_OF)

    assert sweep.packs == ["hz", "qsh_2009"]
    assert _open_of_planted(sweep, demo) == _planted(demo)


def test_the_sample_finds_an_engine_that_differs(demo: Demo, settings: object) -> None:
    with sweeping.working_folder() as folder:
        sweeping.export_snapshot(folder, lambda _done, _total: None)
        adoptions = list(Adoption.objects.all())
        judged = sweeping.judge_all(folder, adoptions, AS_OF)
        wrong = judged.rows.with_columns(pl.lit("fails").alias("outcome"), pl.lit(0).alias("terms"))
        packs = [adopted.document(terms) for terms in adopted.terms_of(adoptions, AS_OF).values()]

        with pytest.raises(UserError) as refused:
            sweeping.check_sample(wrong, packs, FrameWorld(lambda name: read_frame(folder, name)), AS_OF)

    assert judged.sampled == sweeping.SAMPLE
    assert refused.value.code == "engines_differ"
    (kept,) = (settings.GONGDAO_DATA / "differences").iterdir()
    both = json.loads((kept / "findings.json").read_text(encoding="utf-8"))
    told = both["reference"]
    clause = load("qsh_2009").clause(told["clause"])
    facts = World.of(read_rows(kept).relations)
    again = list(evaluate_one(facts, [(load("qsh_2009"), clause)], told["subject"], AS_OF))
    assert (both["compiled"]["outcome"], kept.name in refused.value.sentence) == ("fails", True)
    assert told["evidence"] in [finding.evidence for finding in again]


def _pk_of_body(key: str) -> int:
    return LifeMeeting.body.field.related_model.objects.get(key=key).pk
