"""What happens to jobs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongdao.office.accounts import gate
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.jobs import registry
from gongdao.office.jobs.messages import refusal, sentence
from gongdao.office.jobs.models import Job
from gongdao.office.jobs.tasks import run_job

ATTEMPTS = 3  # a job that ends three workers would end the fourth too


@act
def enqueue(*, by: Actor, kind: str, arguments: Mapping[str, Any]) -> Job:
    """Submit a job; it is queued when the surrounding transaction commits, and not at all when it rolls back.

    Raises: UserError `unknown_kind`; Denied.
    """
    known = registry.KINDS.get(kind)
    if known is None:
        raise refusal("unknown_kind", kind=kind)
    key = new_key("job")
    gate.require(by, known.permission, subject_kind="job", subject_key=key)
    job = Job.objects.create(key=key, kind=kind, arguments=dict(arguments), by_key=by.key, created_at=timezone.now())
    _queue(job)
    record(by=by, act="jobs.enqueue", subject_kind="job", subject_key=key, sentence=f"提交后台任务“{known.zh}”")
    return job


@act
def requeue_expired(*, by: Actor, now: datetime) -> list[Job]:
    """Queue again the jobs whose worker has not renewed its lease, and give up those that lost three workers.
    Nothing is recorded when there are none."""
    expired = (
        Job.objects.unscoped(reason="the worker runs what somebody was allowed to submit")
        .select_for_update()
        .filter(state=Job.State.RUNNING, lease_until__lt=now)
        .order_by("id")
    )
    jobs = list(expired)
    for job in jobs:
        _abandon(job)
        if job.attempt < ATTEMPTS:
            _queue(job)
        else:
            _give_up(job, now)
    if jobs:
        keys = [job.key for job in jobs]
        told = f"{len(jobs)}项后台任务的执行程序中断，已重新排队或终止"
        record(by=by, act="jobs.requeue", subject_kind="job", sentence=told, data={"keys": keys}, rows=len(jobs))
    return jobs


def _abandon(job: Job) -> None:
    # The queue itself never learns that a worker was killed.
    running = DBTaskResult.objects.filter(id=job.task_id, status=TaskResultStatus.RUNNING)
    running.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())


def _give_up(job: Job, now: datetime) -> None:
    job.state, job.lease_until, job.finished_at = Job.State.FAILED, None, now
    job.sentence = sentence("job_given_up", attempts=job.attempt)
    job.save(update_fields=("state", "lease_until", "finished_at", "sentence"))


def _queue(job: Job) -> None:
    job.state, job.lease_until = Job.State.QUEUED, None
    job.task_id = run_job.enqueue(job.key).id
    job.save(update_fields=("state", "lease_until", "task_id"))
