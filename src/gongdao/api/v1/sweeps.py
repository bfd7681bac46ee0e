"""Sweeps: which days have been judged, with what counts; and a new one, as a job."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field

from gongdao.api.v1 import jobs
from gongdao.api.v1.cursors import Reading, part
from gongdao.api.v1.jobs import JobShape
from gongdao.api.v1.service import PREFIX
from gongdao.api.v1.shapes import Day, Part, answers
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings import actions, listing, queries
from gongdao.office.rulings.models import Sweep

router = Router(tags=["核对"])
ACCEPTED = 202


class SweepShape(Schema):
    """One judging of everybody on one day; only the latest of a day stands for it."""

    key: str
    as_of: date
    packs: list[str]
    finished_at: datetime
    judged: int
    sampled: int
    is_current: bool


class SweepList(Schema):
    """A part of the sweeps, the latest first."""

    items: list[SweepShape]
    next: str | None


class Count(Schema):
    """How often a clause had each outcome in a period, within scope and clearance."""

    pack: str
    clause: str
    period: str
    holds: int
    fails: int
    unknown: int
    not_configured: int


class CountedSweep(SweepShape):
    """A sweep with its counts; there are none of one that no longer stands for its day."""

    counts: list[Count]


class NewSweep(Schema):
    """The day to be judged."""

    model_config = ConfigDict(extra="forbid")
    as_of: Day = Field(..., description="要核对的日期，写作2026-11-22，1900年至2100年。")


@router.get(
    "/sweeps",
    response=answers(SweepList),
    summary="核对列表",
    operation_id="listSweeps",
    description="最近的在前。同一天有几次的，以is_current的为准。",
)
@requires(Permission.RULES_FINDING_READ)
def list_sweeps(request: HttpRequest, asked: Query[Part]) -> dict[str, object]:  # noqa: ARG001 -- every operation is asked alike
    """List the sweeps; what they found stands in the findings of their days."""
    found, following = part(Reading.of("sweeps", asked), listing.sweeps(), "-id")
    return {"items": [_shape(sweep) for sweep in found], "next": following}


@router.get(
    "/sweeps/{str:key}",
    response=answers(CountedSweep),
    summary="一次核对",
    operation_id="getSweep",
    description="counts为各条款的结论数量，只计可见范围内的；已被同日后一次核对取代的没有。",
)
@requires(Permission.RULES_FINDING_READ)
def get_sweep(request: HttpRequest, key: str) -> dict[str, object]:
    """Give one sweep with the counts that its reader may see."""
    sweep = listing.sweeps().filter(key=key).first()
    if sweep is None:
        raise Http404
    board = queries.dashboard(request.user, sweep.as_of) if sweep.is_current else None
    counts = [
        {"pack": line.pack.name, "clause": line.clause.id, "period": line.period} | line.counts
        for line in (board.lines if board else ())
    ]
    return _shape(sweep) | {"counts": counts}


@router.post(
    "/sweeps",
    response=answers(JobShape, ACCEPTED),
    summary="发起核对",
    operation_id="startSweep",
    description="在后台核对全部对象。回答202，Location和key指向后台任务，办完后result中有核对编号。",
)
@requires(Permission.RULES_SWEEP_RUN)
def start_sweep(request: HttpRequest, response: HttpResponse, new: NewSweep) -> Status:
    """Submit a sweep; it is judged in the background, and `Location` leads to the job."""
    job = actions.start_sweep(by=request.user, as_of=new.as_of)
    response.headers["Location"] = f"{PREFIX}jobs/{job.key}"
    return Status(ACCEPTED, jobs.shaped(job))


def _shape(sweep: Sweep) -> dict[str, object]:
    return {name: getattr(sweep, name) for name in SweepShape.model_fields}
