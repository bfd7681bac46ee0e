"""Work in the background: how far it is, and what came of it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from gongdao.api.v1.cursors import Reading, part
from gongdao.api.v1.shapes import Coded, Part, answers, word
from gongdao.office.access.policy import signed_in
from gongdao.office.jobs import queries
from gongdao.office.jobs.models import Job
from gongdao.office.jobs.registry import title

router = Router(tags=["后台任务"])
OWN_ONLY = "只给出本人提交的任务"


class JobShape(Schema):
    """A job. When it has failed, `sentence` says why; when it is done, `result` holds what came of it."""

    key: str
    kind: str
    title: str
    state: Coded
    done: int
    total: int
    sentence: str
    result: dict[str, Any]
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class JobList(Schema):
    """A part of one's own jobs, the latest first."""

    items: list[JobShape]
    next: str | None


@router.get(
    "/jobs",
    response=answers(JobList),
    summary="后台任务列表",
    operation_id="listJobs",
    description="本人在页面上或通过接口提交的任务，最近的在前。",
)
@signed_in(OWN_ONLY)
def list_jobs(request: HttpRequest, asked: Query[Part]) -> dict[str, object]:
    """List the jobs that the holder of the token has submitted, by page or by program."""
    found, following = part(Reading.of("jobs", asked), queries.jobs_of(request.user), "-id")
    return {"items": [shaped(job) for job in found], "next": following}


@router.get(
    "/jobs/{str:key}",
    response=answers(JobShape),
    summary="一项后台任务",
    operation_id="getJob",
    description="state为done时result中有结果，为failed时sentence说明原因。",
)
@signed_in(OWN_ONLY)
def get_job(request: HttpRequest, key: str) -> dict[str, object]:
    """Give one of one's own jobs."""
    job = queries.jobs_of(request.user).filter(key=key).first()
    if job is None:
        raise Http404
    return shaped(job)


def shaped(job: Job) -> dict[str, object]:
    """Put a job into its shape."""
    plain = ("key", "kind", "sentence", "result", "created_at", "started_at", "finished_at")
    return {name: getattr(job, name) for name in plain} | {
        "title": title(job),
        "state": word(dict(Job.State.choices), job.state),
        "done": job.done_count,
        "total": job.total_count,
    }
