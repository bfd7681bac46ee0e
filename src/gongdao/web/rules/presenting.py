"""From findings, changes and exceptions to the tables that show them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from gongdao.engine.clauses import Clause, Force, Outcome
from gongdao.engine.explain import Explanation
from gongdao.engine.missing import name_of
from gongdao.engine.names import day_text, period_text
from gongdao.office.accounts.models import User
from gongdao.office.rulings import queries
from gongdao.office.rulings.models import Change, ExceptionRecord, Finding
from gongdao.office.rulings.subjects import subject_unit
from gongdao.packs.installed import load
from gongdao.web.rules.explaining import outcome_of
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

FINDING_COLUMNS = (
    p.Column("对象"),
    p.Column("单位"),
    p.Column("条款", "narrow"),
    p.Column("期间", "day"),
    p.Column("核对结果", "narrow"),
    p.Column("效力", "narrow"),
    p.Column("到期日", "day"),
    p.Column("缺少", "long"),
    p.Column("变化日期", "day"),
)
CHANGE_COLUMNS = (
    p.Column("对象"),
    p.Column("单位"),
    p.Column("条款", "narrow"),
    p.Column("期间", "day"),
    p.Column("原结论", "narrow"),
    p.Column("新结论", "narrow"),
)
NOTHING = p.Empty("没有符合条件的结论", "请放宽筛选条件，或者清除筛选后再看。")


def findings(found: Iterable[Finding], day: Mapping[str, str]) -> p.Table:
    """List findings; the badge leads to the explanation, the name to the record."""
    return p.Table("核对结果", FINDING_COLUMNS, tuple(_finding(one, day) for one in found), NOTHING)


def changes(found: Iterable[Change], day: Mapping[str, str]) -> p.Table:
    """List what is found otherwise than before."""
    return p.Table("结论变化", CHANGE_COLUMNS, tuple(_change(one, day) for one in found), NOTHING)


def exceptions(found: Iterable[ExceptionRecord]) -> p.Table:
    """List the exceptions recorded for one subject and clause."""
    columns = (p.Column("理由"), p.Column("批准日期", "day"), p.Column("终止日期", "day"), p.Column("记录人"))
    rows = tuple(
        (
            p.Cell(one.reason),
            p.Cell(one.granted_on.isoformat()),
            p.Cell(one.ended_on.isoformat() if one.ended_on else ""),
            p.Cell(one.by_key),
        )
        for one in found
    )
    return p.Table("已记录的例外", columns, rows)


def explanation_of(clause: str, subject: str, day: Mapping[str, str]) -> str:
    return links.with_query(reverse("rules:explanation", args=[clause, subject]), **day)


def exception_acts(by: User, one: Explanation) -> tuple[p.Act, ...]:
    """Offer to record an exception where the clause knows them and the reader may."""
    finding = one.finding
    if one.clause.force != Force.DEFAULT or finding.outcome != Outcome.FAILS or finding.exception:
        return ()
    if not queries.may_grant_exception(by, subject_unit(finding.subject_kind, finding.subject)):
        return ()
    return (p.Act("记录例外", reverse("rules:exception", args=[finding.clause, finding.subject]), writes=True),)


def record_acts(clause_id: str, subject: str) -> tuple[p.Act, ...]:
    """Lead to what has been done about a clause and a subject, such as an exception."""
    return (p.Act("全程纪实", reverse("record:finding", args=[clause_id, subject])),)


def nothing_to_explain(clause_id: str, as_of: date) -> p.Empty:
    return p.Empty(
        "没有可以说明的结论",
        f"截至{day_text(as_of)}，{clause_id}不适用于该对象、没有被采用，或者该对象不在您的管理范围内。",
    )


def _finding(one: Finding, day: Mapping[str, str]) -> tuple[p.Cell, ...]:
    clause = load(one.pack).clause(one.clause)
    badge = p.Badge(outcome_of(one.outcome, one.exception), _why(one, one.outcome, day))
    return (
        *_about(one, clause),
        p.Cell(badge=badge),
        p.Cell(force=p.Force(one.force)),
        p.Cell(_day(one.due)),
        p.Cell("、".join(name_of(code, clause) for code in one.missing)),
        p.Cell(_day(one.next_change_on)),
    )


def _change(one: Change, day: Mapping[str, str]) -> tuple[p.Cell, ...]:
    clause = load(one.pack).clause(one.clause)
    address = _why(one, one.after or one.before, day)
    return (*_about(one, clause), _outcome(one.before, ""), _outcome(one.after, address))


def _why(one: Finding | Change, outcome: str, day: Mapping[str, str]) -> str:
    """Lead to the explanation; to the clause itself where a number is not set, which is nobody's case."""
    if outcome == Outcome.NOT_CONFIGURED:
        return links.with_query(reverse("rules:clause", args=[one.clause]), **day)
    return explanation_of(one.clause, one.subject, day)


def _about(one: Finding | Change, clause: Clause) -> tuple[p.Cell, ...]:
    return (
        p.Cell(one.subject_name, links.to(one.subject_kind, one.subject)),
        p.Cell(one.unit.name if one.unit else "", links.to("unit", one.unit.key) if one.unit else ""),
        p.Cell(one.clause, reverse("rules:clause", args=[one.clause]), note=clause.anchor),
        p.Cell(period_text(one.period or None)),
    )


def _outcome(code: str, address: str) -> p.Cell:
    return p.Cell(badge=p.Badge(code, address)) if code else p.Cell("符合或不适用", address)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
