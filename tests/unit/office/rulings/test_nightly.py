"""The nightly run reads what has changed, writes what differs, and comes to what a full sweep comes to."""

from datetime import datetime, timedelta
from random import Random

import polars as pl
import pytest
from django.utils import timezone

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.snapshot import read_frame
from gongdao.office.accounts.principals import system
from gongdao.office.jobs.models import Job
from gongdao.office.people.models import Appointment
from gongdao.office.registers.actions import change_row, remove_row
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings import actions, kept, nightly, sweeping
from gongdao.office.rulings.models import Finding, OutcomeCount, Sweep
from tests.unit.office.rulings.conftest import AS_OF, Demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]

COLUMNS = [
    *("pack", "clause", "period", "unit", "level", "subject_kind", "subject", "subject_name", "person", "version"),
    *("outcome", "force", "effect", "since", "due", "next_change_on", "missing", "exception", "evidence"),
]


def stored(sweep: Sweep) -> tuple[list, list]:
    """What is kept of a sweep: its findings and its counts."""
    found = Finding.objects.filter(sweep=sweep).values_list(*COLUMNS)
    counts = OutcomeCount.objects.filter(sweep=sweep).values_list(
        "pack", "clause", "period", "unit", "level", "outcome", "rank", "count"
    )
    return sorted(found, key=repr), sorted(counts, key=repr)


def change_something(demo: Demo, chance: Random) -> None:
    """Correct, or take out, a few appointments and credits by the acts that users call."""
    appointment, credit = REGISTERS["appointment"], REGISTERS["credit"]
    for held in chance.sample(list(Appointment.objects.filter(started_on__isnull=False).order_by("key")), 4):
        change_row(by=demo.users["roster"], register=appointment, key=held.key, values={"started_on": None})
    for row in chance.sample(list(credit.model.objects.order_by("key")), 3):
        remove_row(by=demo.users["training"], register=credit, key=row.key, reason="重复登记")


@pytest.mark.parametrize("seed", [1, 2])
def test_night_after_night_equals_a_full_sweep(demo: Demo, seed: int) -> None:
    chance, day = Random(seed), AS_OF
    actions.run_nightly(by=system(), as_of=day)
    for step in (1, 30):
        change_something(demo, chance)
        day += timedelta(days=step)

        night = actions.run_nightly(by=system(), as_of=day)
        found = stored(night)
        full = actions.run_sweep(by=system(), as_of=day)

        assert found == stored(full)
        assert night.read < 20
        assert full.is_nightly
        assert Finding.objects.exclude(sweep=full).count() == 0
    assert [one.as_of for one in Sweep.objects.filter(is_current=True)] == [day]


def test_the_kept_facts_are_those_of_the_database(demo: Demo, tmp_path) -> None:
    actions.run_nightly(by=system(), as_of=AS_OF)
    change_something(demo, Random(3))

    folder = kept.refresh(lambda _done, _total: None).folder

    sweeping.export_snapshot(tmp_path / "whole", lambda _done, _total: None)
    for name, relation in RELATIONS.items():
        if not relation.sealed:
            whole, again = (
                read_frame(place, name).collect().sort(relation.key) for place in (tmp_path / "whole", folder)
            )
            assert again.equals(whole), name


def test_a_copy_that_is_not_what_the_database_holds_is_made_anew(demo: Demo) -> None:
    actions.run_nightly(by=system(), as_of=AS_OF)
    path = kept.refresh(lambda _done, _total: None).folder / "appointment.parquet"
    pl.read_parquet(path).clear().write_parquet(path)

    night = actions.run_nightly(by=system(), as_of=AS_OF + timedelta(days=1))

    assert stored(night)[0] == stored(actions.run_sweep(by=system(), as_of=night.as_of))[0]


def test_what_an_event_may_have_changed() -> None:
    assert kept.touched_by("people.change_appointment", "done", "appointment", "a1") == {"appointment": {"a1"}}
    assert set(kept.touched_by("people.assign_people", "done", "unit", "u1")) >= {"person", "appointment"}
    assert kept.touched_by("people.export_appointment", "read", "appointment", "") == {}
    assert kept.touched_by("access.grant", "done", "user", "li.jing") == {}
    assert kept.touched_by("rulings.grant_exception", "done", "appointment", "a1") == {"exception": None}
    assert kept.touched_by("unheard.of", "done", "", "") is None


def test_a_night_is_submitted_once_for_a_day_that_nobody_has_swept(demo: Demo, settings) -> None:
    settings.GONGDAO_NIGHTLY_HOUR = 1
    late = timezone.make_aware(datetime.combine(AS_OF + timedelta(days=1), datetime.max.time()))
    early = timezone.make_aware(datetime(2026, 1, 1, 0, 30))  # noqa: DTZ001 -- made aware

    assert nightly.submit_due(early) is None
    job = nightly.submit_due(late)
    again = nightly.submit_due(late)
    swept = nightly.submit_due(timezone.make_aware(datetime.combine(AS_OF, datetime.max.time())))

    assert (job.kind, job.arguments, again, swept) == (actions.NIGHTLY_JOB, {"as_of": "2026-01-01"}, None, None)
    assert Job.objects.filter(kind=actions.NIGHTLY_JOB).count() == 1


def test_of_a_night_the_dashboard_can_tell(demo: Demo) -> None:
    none = nightly.last_night()
    night = actions.run_nightly(by=system(), as_of=AS_OF + timedelta(days=1))
    Job.objects.create(
        key="job-1",
        kind=actions.NIGHTLY_JOB,
        state=Job.State.FAILED,
        sentence="任务未完成。",
        by_key="system",
        created_at=timezone.now(),
    )

    assert (none.sweep, none.failure) == (None, "")
    assert nightly.last_night() == nightly.Night(night, "任务未完成。")
