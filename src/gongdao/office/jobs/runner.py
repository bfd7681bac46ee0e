"""Running a job: under a lease that its progress renews, so that a killed worker's job is found and run again."""

import logging
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongdao.errors import UserError
from gongdao.office.jobs import registry
from gongdao.office.jobs.messages import sentence
from gongdao.office.jobs.models import Job

_WORKER = "the worker runs what somebody was allowed to submit"

log = logging.getLogger("gongdao.jobs")


class LeaseLostError(RuntimeError):
    """Another worker has taken the job over: this one must stop and change nothing more."""


def run(key: str) -> None:
    """Run a queued job to its end and keep its result or its refusal. A job that is not queued is left alone."""
    job = _start(key, timezone.now())
    if job is None:
        return
    try:
        result = registry.KINDS[job.kind].run(job, **job.arguments)
    except LeaseLostError:
        raise
    except UserError as error:
        _finish(job, state=Job.State.FAILED, sentence=error.sentence)
    except Exception:
        number = secrets.token_hex(4)
        log.exception("Job %s failed, error %s", key, number)
        _finish(job, state=Job.State.FAILED, sentence=sentence("job_failed", number=number))
        raise
    else:
        _finish(job, state=Job.State.DONE, result=result or {})


def progress(job: Job, done: int, total: int) -> None:
    """Tell how far a running job has come, and renew its lease. Call it outside of long transactions: until they
    commit, neither the page nor the reaper sees it.

    Raises: LeaseLostError when the job has been given to another worker.
    """
    _update(job, done_count=done, total_count=total, lease_until=lease_end(timezone.now()))


def lease_end(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.GONGDAO_LEASE_SECONDS)


def _start(key: str, now: datetime) -> Job | None:
    with transaction.atomic():
        job = Job.objects.unscoped(reason=_WORKER).select_for_update().get(key=key)
        if job.state != Job.State.QUEUED:
            return None
        job.state, job.attempt, job.lease_until = Job.State.RUNNING, job.attempt + 1, lease_end(now)
        job.started_at = job.started_at or now
        job.done_count = job.total_count = 0
        job.save()
    return job


def _finish(job: Job, **values: Any) -> None:
    _update(job, finished_at=timezone.now(), lease_until=None, **values)


def _update(job: Job, **values: Any) -> None:
    held = Job.objects.unscoped(reason=_WORKER).filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    if not held.update(**values):
        raise LeaseLostError(f"job {job.key} is run by another worker")
    for name, value in values.items():
        setattr(job, name, value)
