from datetime import timedelta
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import AuditAdministrator, Leader
from gongdao.office.accounts import principals
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.models import Event
from gongdao.office.jobs import actions, queries, registry, runner, worker
from gongdao.office.jobs.models import Job
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit


def count_to(job: Job, total: int) -> dict:
    for done in range(1, total + 1):
        runner.progress(job, done, total)
    return {"counted": total}


def refuse(_job: Job) -> None:
    raise UserError("some", "不能核对。缺少名册。请先导入名册。")


def break_down(_job: Job) -> None:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    known = {
        name: registry.Kind(name, f"试验任务{name}", Permission.RULES_SWEEP_RUN, run)
        for name, run in (("count", count_to), ("refuse", refuse), ("break", break_down))
    }
    monkeypatch.setattr(registry, "KINDS", known)


@pytest.fixture
def leader():
    return make_holder(Leader, make_unit())


@pytest.mark.django_db
def test_submitted_job_waits_and_leaves_one_event(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 3})

    assert (job.state, job.by_key, job.arguments, job.attempt) == ("queued", "leader", {"total": 3}, 0)
    assert list(queries.jobs_of(leader)) == [job]
    assert queries.submitted_by(job) == leader
    assert list(Event.objects.values_list("act", "subject_key", "sentence")) == [
        ("jobs.enqueue", job.key, "提交后台任务“试验任务count”")
    ]


@pytest.mark.django_db
def test_unknown_kind_and_missing_permission_queue_nothing(leader):
    with pytest.raises(UserError) as caught:
        actions.enqueue(by=leader, kind="dance", arguments={})
    with pytest.raises(Denied):
        actions.enqueue(by=make_holder(AuditAdministrator), kind="count", arguments={"total": 1})

    assert caught.value.code == "unknown_kind"
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    assert list(Event.objects.values_list("result", flat=True)) == ["denied"]


@pytest.mark.django_db
def test_job_is_gone_when_the_act_around_it_rolls_back(leader):
    with transaction.atomic():
        actions.enqueue(by=leader, kind="count", arguments={"total": 3})
        transaction.set_rollback(True)

    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_worker_runs_what_waits_and_keeps_its_result(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 3})

    worker.run_waiting()

    job.refresh_from_db()
    assert (job.state, job.done_count, job.total_count, job.result) == ("done", 3, 3, {"counted": 3})
    assert job.lease_until is None
    assert job.created_at <= job.started_at <= job.finished_at
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_refusal_and_breakdown_end_the_job_with_a_sentence(leader):
    refused = actions.enqueue(by=leader, kind="refuse", arguments={})
    broken = actions.enqueue(by=leader, kind="break", arguments={})

    worker.run_waiting()

    refused.refresh_from_db()
    broken.refresh_from_db()
    assert (refused.state, refused.sentence) == ("failed", "不能核对。缺少名册。请先导入名册。")
    assert broken.state == "failed"
    assert "错误编号" in broken.sentence
    assert "Zero" not in broken.sentence


@pytest.mark.django_db
def test_job_runs_once_although_its_task_comes_twice(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 1})

    runner.run(job.key)
    runner.run(job.key)

    job.refresh_from_db()
    assert (job.state, job.attempt) == ("done", 1)


def lose_worker(job: Job) -> Job:
    """Leave a job as a killed worker leaves it: running, its lease over."""
    held = runner._start(job.key, timezone.now() - timedelta(hours=1))
    DBTaskResult.objects.filter(id=held.task_id).update(status="RUNNING")
    return held


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_job_of_a_killed_worker_is_run_again(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 2})
    lose_worker(job)

    worker.run_waiting()

    job.refresh_from_db()
    assert (job.state, job.attempt, job.result) == ("done", 2, {"counted": 2})
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]
    assert list(Event.objects.order_by("id").values_list("act", flat=True)) == ["jobs.enqueue", "jobs.requeue"]


@pytest.mark.django_db
def test_job_with_a_lease_in_force_is_left_alone(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 2})
    runner._start(job.key, timezone.now())

    assert actions.requeue_expired(by=principals.system(), now=timezone.now()) == []
    assert list(Event.objects.values_list("act", flat=True)) == ["jobs.enqueue"]


@pytest.mark.django_db
def test_job_that_lost_three_workers_is_given_up(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 2})
    for _ in range(actions.ATTEMPTS):
        lose_worker(job)
        actions.requeue_expired(by=principals.system(), now=timezone.now())

    job.refresh_from_db()
    assert (job.state, job.attempt) == ("failed", 3)
    assert "不再重试" in job.sentence


@pytest.mark.django_db
def test_worker_that_was_slow_but_not_dead_changes_nothing_more(leader):
    job = actions.enqueue(by=leader, kind="count", arguments={"total": 2})
    slow = lose_worker(job)
    actions.requeue_expired(by=principals.system(), now=timezone.now())

    with pytest.raises(runner.LeaseLostError):
        runner.progress(slow, 1, 2)

    job.refresh_from_db()
    assert (job.state, job.done_count) == ("queued", 0)


@pytest.mark.django_db(transaction=True)
def test_worker_stops_when_told():
    make_user()
    stop = Signal()
    stop.set()
    thread = Thread(target=worker.work, args=(stop,))

    thread.start()
    thread.join(timeout=10)

    assert not thread.is_alive()


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"state": "dancing"}, {"done_count": 2, "total_count": 1}, {"state": "running", "lease_until": None}]
)
def test_job_that_must_never_be_stored(values):
    fields = {"key": "job-1", "kind": "count", "by_key": "zhang", "created_at": timezone.now(), **values}

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(**fields)

    assert Job.objects.count() == 0
