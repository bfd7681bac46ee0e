"""From a swept day to the dashboard that shows it."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils import timezone

from gongdao.engine.clauses import OUTCOME_NAMES, Outcome
from gongdao.engine.names import day_text, period_text
from gongdao.office.rulings.models import Sweep
from gongdao.office.rulings.nightly import Night
from gongdao.office.rulings.queries import ClauseLine, Dashboard
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p
from gongdao.web.shell.words import ICONS

# On equal footing; what holds is counted only, so its numbers lead to no list.
OUTCOMES = tuple(OUTCOME_NAMES.items())
COLUMNS = (
    p.Column("条款"),
    p.Column("期间", "day"),
    p.Column("效力", "narrow"),
    *(p.Column(word, "number") for _, word in OUTCOMES),
)


def figures(board: Dashboard, day: Mapping[str, str]) -> tuple[p.Figure, ...]:
    """Give the totals, each leading to its list."""
    counted = tuple(
        p.Figure(word, board.totals[outcome], _list_of(board.totals[outcome], day, outcome=outcome), ICONS[outcome])
        for outcome, word in OUTCOMES
    )
    changed = links.with_query(reverse("rules:changes"), **day) if board.changed else ""
    return (*counted, p.Figure("与上次不同", board.changed, changed))


def matrix(board: Dashboard, day: Mapping[str, str]) -> p.Table:
    """Put clause and period against the four outcomes."""
    rows = tuple(_row(line, day) for line in board.lines)
    empty = p.Empty("没有结论", "这一天没有适用于您管理范围内的人员和单位的条款。")
    total = (p.Cell("合计"), p.Cell(), p.Cell(), *(p.Cell(str(board.totals[outcome])) for outcome, _ in OUTCOMES))
    return p.Table("条款与结果", COLUMNS, rows, empty, total if rows else (), matrix=True)


def sweep_words(sweep: Sweep | None) -> str:
    """Say when the day was swept and how it was checked."""
    if sweep is None:
        return ""
    at = f"{timezone.localtime(sweep.finished_at):%Y-%m-%d %H:%M}"
    return f"{at} 核对，全部范围共得出{sweep.judged}项结论，其中抽取{sweep.sampled}项用另一种方法复核，结果一致。"


def night_words(night: Night) -> str:
    """Say when the last nightly run was and what it took, or why the latest was not."""
    if night.failure:
        return f"最近一次自动核对没有完成。{night.failure}"
    sweep = night.sweep
    if sweep is None or sweep.started_at is None:
        return ""
    took = max(1, round((sweep.finished_at - sweep.started_at).total_seconds()))
    at = f"{timezone.localtime(sweep.finished_at):%Y-%m-%d %H:%M}"
    return f"每晚自动核对：{at} 完成，用时{took}秒，读取{sweep.read}行登记，改写{sweep.written}项结论。"


def compared_with(sweep: Sweep) -> str:
    if sweep.earlier is None:
        return "这是第一次核对，没有可以对照的结论。"
    at = f"{timezone.localtime(sweep.earlier.finished_at):%Y-%m-%d %H:%M}"
    return f"与{day_text(sweep.earlier.as_of)}的结论（{at} 核对）对照，不同的列在这里。"


def sweep_act(as_of: date, *, again: bool) -> p.Act:
    """Offer to judge everybody on this day; it runs in the background, also for another day than today."""
    label = "重新核对" if again else "核对这一天"
    return p.Act(label, reverse("rules:sweep"), "primary", fields=(("as_of", as_of.isoformat()),))


def not_swept(day: str, act: p.Act | None) -> p.Empty:
    return p.Empty(
        f"{day}还没有核对过", "核对之后，这里按条款列出符合、不符合、缺事实和未设定的数量，并可查看名单。", act
    )


def days(sweeps: Iterable[Sweep]) -> tuple[p.Link, ...]:
    """Lead to the days that have been swept."""
    here = reverse("rules:dashboard")
    return tuple(p.Link(f"{one.as_of}", links.with_query(here, as_of=one.as_of.isoformat())) for one in sweeps)


def _row(line: ClauseLine, day: Mapping[str, str]) -> tuple[p.Cell, ...]:
    clause = line.clause
    counts = tuple(
        p.Cell(
            str(line.counts[outcome]),
            _list_of(line.counts[outcome], day, outcome=outcome, clause=clause.id, period=line.period),
        )
        for outcome, _ in OUTCOMES
    )
    named = p.Cell(clause.id, reverse("rules:clause", args=[clause.id]), note=clause.summary_zh)
    return (named, p.Cell(period_text(line.period or None)), p.Cell(force=p.Force(clause.force)), *counts)


def _list_of(count: int, day: Mapping[str, str], *, outcome: str, clause: str = "", period: str = "") -> str:
    if not count or outcome == Outcome.HOLDS:
        return ""
    return links.with_query(reverse("rules:findings"), outcome=outcome, clause=clause, period=period, **day)
