"""What a sweep found: what fails, what cannot be judged, what is not set."""

from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from gongdao.api.errors import SENTENCES
from gongdao.api.v1.cursors import Reading, part
from gongdao.api.v1.explanations import ExplanationList, shaped
from gongdao.api.v1.shapes import KEY_LENGTH, TEXT_LENGTH, Coded, Named, PartOnDay, answers, named, optional, word
from gongdao.engine.clauses import OUTCOME_NAMES
from gongdao.engine.names import day_text
from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.people.parts import about_person
from gongdao.office.rulings import listing, queries
from gongdao.office.rulings.models import Finding

router = Router(tags=["核对结果"])
Open = Literal["fails", "unknown", "not_configured"]


class Subject(Schema):
    """Whom or what a finding is about."""

    kind: str
    key: str
    name: str


class FindingShape(Schema):
    """One judgement that does not hold. Its number counts as long as its day is not swept again."""

    number: int
    clause: str
    pack: str
    version: str
    outcome: Coded
    force: str
    effect: str
    subject: Subject
    unit: Named | None
    period: str
    since: date | None
    due: date | None
    next_change_on: date | None
    missing: list[str]
    exception: str


class FindingList(Schema):
    """A part of the findings of a sweep."""

    as_of: date
    sweep: str
    items: list[FindingShape]
    next: str | None


class FindingsAsked(PartOnDay):
    """Which findings."""

    clause: str = optional("条款号，如QSH-20c。", max_length=KEY_LENGTH)
    outcome: Open = optional("结论。")
    unit: str = optional("单位编号：只列该单位及其下级的结论。", max_length=KEY_LENGTH)
    person: str = optional("人员编号：只列关于该人及其任职等记录的结论。", max_length=KEY_LENGTH)
    name: str = optional("对象名称中的文字。", max_length=TEXT_LENGTH)


@router.get(
    "/findings",
    response=answers(FindingList),
    summary="核对结果列表",
    operation_id="listFindings",
    description="截至日期当天最新一次核对中不符合、缺事实、未设定的结论，按编号排列。该日没有核对过的，回答409。",
)
@requires(Permission.RULES_FINDING_READ)
def list_findings(request: HttpRequest, asked: Query[FindingsAsked]) -> dict[str, object]:
    """List the findings of the sweep that stands for the day, within scope and clearance."""
    sweep = queries.sweep_of(request.as_of)
    if sweep is None:
        raise UserError("not_swept", SENTENCES["not_swept"].format(day=day_text(request.as_of)))
    found = listing.narrowed(
        queries.findings(request.user, sweep),
        unit=asked.unit,
        name=asked.name,
        clause=asked.clause,
        outcome=asked.outcome,
    )
    if asked.person:
        found = found.filter(about_person(asked.person))
    rows, following = part(Reading.of("findings", asked, sweep=sweep.key), found, "id")
    items = [_shape(one) for one in rows]
    return {"as_of": sweep.as_of, "sweep": sweep.key, "items": items, "next": following}


@router.get(
    "/findings/{int:number}",
    response=answers(FindingShape),
    summary="一条核对结果",
    operation_id="getFinding",
    description="编号在该日重新核对之前有效。",
)
@requires(Permission.RULES_FINDING_READ)
def get_finding(request: HttpRequest, number: int) -> dict[str, object]:
    """Give one finding of a sweep that stands for its day."""
    return _shape(_found(request, number))


@router.get(
    "/findings/{int:number}/explanation",
    response=answers(ExplanationList),
    summary="一条核对结果的说明",
    operation_id="explainFinding",
    description="按现有事实重新核对同一条结论并说明理由；已不适用时为空列表。",
)
@requires(Permission.RULES_FINDING_READ)
def explain_finding(request: HttpRequest, number: int) -> dict[str, object]:
    """Judge the same anew on the facts as they stand now, and explain it; empty when it no longer applies."""
    finding = _found(request, number)
    as_of = finding.sweep.as_of
    found = queries.explanations(request.user, finding.clause, finding.subject, as_of)
    return shaped([one for one in found if (one.finding.period or "") == finding.period], as_of)


def _found(request: HttpRequest, number: int) -> Finding:
    finding = listing.finding(request.user, number)
    if finding is None:
        raise Http404
    return finding


def _shape(one: Finding) -> dict[str, object]:
    plain = ("clause", "pack", "version", "force", "effect", "period", "since", "due", "next_change_on", "exception")
    return {name: getattr(one, name) for name in plain} | {
        "number": one.pk,
        "outcome": word(OUTCOME_NAMES, one.outcome),
        "subject": {"kind": one.subject_kind, "key": one.subject, "name": one.subject_name},
        "unit": named(one.unit),
        "missing": [str(item) for item in one.missing],
    }
