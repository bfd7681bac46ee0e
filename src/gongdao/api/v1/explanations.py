"""Why a clause answers as it does, judged on the facts as they stand: number, fact, rule, record."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema

from gongdao.api.v1.shapes import KEY_LENGTH, Coded, OnDay, answers, optional, word
from gongdao.engine.clauses import OUTCOME_NAMES
from gongdao.engine.explain import Explanation
from gongdao.engine.trace import Source, Trace
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings import queries

router = Router(tags=["核对说明"])


class Record(Schema):
    """A record that entered the answer."""

    kind: str
    key: str
    is_certain: bool


class Step(Schema):
    """One step of the way to the answer."""

    label: str
    value: str
    records: list[Record]
    steps: list["Step"]


class Number(Schema):
    """A number of the clause, as it holds on the day."""

    name: str
    zh: str
    value: str
    unit: str | None
    origin: str | None
    cites: str | None


class Fact(Schema):
    """A value that the answer rests on."""

    name: str
    zh: str
    value: str
    records: list[Record]


class Lacking(Schema):
    """What would have to be known."""

    code: str
    zh: str


class ExplanationShape(Schema):
    """One answer with its whole ground."""

    clause: str
    summary: str
    pack: str
    version: str
    force: str
    outcome: Coded
    verdict: str
    subject_kind: str
    subject: str
    subject_name: str
    period: str
    due: date | None
    next_change_on: date | None
    exception: str
    numbers: list[Number]
    facts: list[Fact]
    missing: list[Lacking]
    comparisons: list[str]
    trace: list[Step]


class ExplanationList(Schema):
    """The answers, in the order of the documents; empty when none applies or none is in sight."""

    as_of: date
    items: list[ExplanationShape]


class ExplanationsAsked(OnDay):
    """On which day, and by which clause."""

    clause: str = optional("只要这一条款的结论，如QSH-20c。", max_length=KEY_LENGTH)


@router.get(
    "/people/{str:key}/explanations",
    response=answers(ExplanationList),
    summary="关于一名干部的全部结论",
    operation_id="explainPerson",
    description="按现有事实当场核对本人及其任职等记录，逐条说明理由。没有可见的结论时为空列表。",
)
@requires(Permission.RULES_FINDING_READ)
def explain_person(request: HttpRequest, key: str, asked: Query[ExplanationsAsked]) -> dict[str, object]:
    """Judge live everything about one person, the rows that name the person included."""
    return _about(request, "person", key, asked)


@router.get(
    "/units/{str:key}/explanations",
    response=answers(ExplanationList),
    summary="关于一个单位的全部结论",
    operation_id="explainUnit",
    description="按现有事实当场核对该单位，逐条说明理由。没有可见的结论时为空列表。",
)
@requires(Permission.RULES_FINDING_READ)
def explain_unit(request: HttpRequest, key: str, asked: Query[ExplanationsAsked]) -> dict[str, object]:
    """Judge live everything about one unit."""
    return _about(request, "unit", key, asked)


@router.get(
    "/explanations/{str:clause}/{str:subject}",
    response=answers(ExplanationList),
    summary="一条条款对一个对象的结论",
    operation_id="explain",
    description="按现有事实当场核对一个对象：条款针对人员、任职、单位等，对象编号就是其编号。每个期间一条说明。",
)
@requires(Permission.RULES_FINDING_READ)
def explain(request: HttpRequest, clause: str, subject: str, asked: Query[OnDay]) -> dict[str, object]:  # noqa: ARG001 -- the edge reads the day
    """Judge one subject by one clause live: a person, an appointment, a unit, whatever the clause is about."""
    return shaped(queries.explanations(request.user, clause, subject, request.as_of), request.as_of)


def _about(request: HttpRequest, kind: str, key: str, asked: ExplanationsAsked) -> dict[str, object]:
    found = queries.explanations_about(request.user, kind, key, request.as_of, clause_id=asked.clause or "")
    return shaped(found, request.as_of)


def shaped(found: Iterable[Explanation], as_of: date) -> dict[str, object]:
    """Put explanations into their shape."""
    return {"as_of": as_of, "items": [_shape(one) for one in found]}


def _shape(one: Explanation) -> dict[str, object]:
    finding, clause = one.finding, one.clause
    return {
        "clause": clause.id,
        "summary": clause.summary_zh,
        "pack": one.pack.name,
        "version": finding.version,
        "force": str(clause.force),
        "outcome": word(OUTCOME_NAMES, finding.outcome),
        "verdict": one.verdict,
        "subject_kind": finding.subject_kind,
        "subject": finding.subject,
        "subject_name": one.subject_name,
        "period": finding.period or "",
        "due": finding.due,
        "next_change_on": finding.next_change_on,
        "exception": finding.exception or "",
        "numbers": [_number(number) for number in one.parameters],
        "facts": [
            {"name": fact.name, "zh": fact.zh, "value": fact.value, "records": _records(fact.sources)}
            for fact in one.facts
        ],
        "missing": [{"code": item.code, "zh": item.zh} for item in one.missing],
        "comparisons": list(one.comparisons),
        "trace": [_step(step) for step in one.trace],
    }


def _number(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in Number.model_fields}


def _records(sources: Iterable[Source]) -> list[dict[str, object]]:
    return [{"kind": one.relation, "key": one.key, "is_certain": one.is_certain} for one in sources]


def _step(one: Trace) -> dict[str, object]:
    return {
        "label": one.label,
        "value": one.value,
        "records": _records(one.sources),
        "steps": [_step(child) for child in one.children],
    }
