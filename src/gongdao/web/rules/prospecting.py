"""From what a person lacks to the page that shows it: words, a line of days, and a table of clauses."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from gongdao.engine.clauses import Finding, Outcome
from gongdao.engine.missing import name_of
from gongdao.engine.names import day_text, period_text
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.accounts.models import User
from gongdao.office.rulings.prospects import BINDING, DRAFT, HORIZON_YEARS, Lack, Prospect, state_of
from gongdao.web.rules.explaining import clause_words
from gongdao.web.rules.filling import Around
from gongdao.web.rules.presenting import explanation_of
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

WIDTH, TICK = 100, 0.6  # ours: of a drawing that is stretched to its place
COLUMNS = (
    p.Column("条款", "narrow"),
    p.Column("内容", "long"),
    p.Column("对象", "narrow"),
    p.Column("效力", "narrow"),
    p.Column("核对结果", "narrow"),
    p.Column("何时满足", "day"),
    p.Column("缺少"),
)

_NEEDS = {
    Outcome.FAILS: "须另外办理",
    Outcome.UNKNOWN: "补充后判断",
    Outcome.NOT_CONFIGURED: "设定后判断",
}


@dataclass(frozen=True)
class Mark:
    """A day on the line, and how many clauses are met from it on."""

    at: float
    day: str
    words: str


@dataclass(frozen=True)
class Timeline:
    """The days ahead on which clauses become met, from the day shown to the last of them."""

    first: str
    last: str
    marks: tuple[Mark, ...]
    tick: float = TICK


@dataclass(frozen=True)
class Search:
    """The search for a post, and what is chosen."""

    action: str
    text: str
    manners: tuple[p.Option, ...]
    present: str
    post: str


def address(person: str, post: str = "", manner: str = "") -> str:
    return links.with_query(reverse("rules:waiting", args=[person]), post=post, manner=manner)


def page(key: str, found: Prospect, target: str, as_of: date) -> p.Page:
    crumbs = (p.Link(found.person, links.to("person", key)), p.Link("缺什么、何时满足"))
    aim = f"拟任{target}" if target else "现任岗位"
    return p.Page(
        f"{found.person}：缺什么、何时满足",
        f"{aim}，截至{day_text(as_of)}，按已采用的条款逐条核对，只看今后{HORIZON_YEARS}年。",
        crumbs,
    )


def search(key: str, text: str, manner: str, manners: Mapping[str, str], post: str) -> Search:
    options = tuple(p.Option(code, word, code == manner) for code, word in manners.items())
    return Search(address(key), text, options, address(key) if post else "", post)


def summary(found: Prospect, as_of: date) -> p.Refusal:
    """Say from when on everything that binds is met, or how much needs more than time."""
    binding = [one for one in found.lacks if one.requirement.clause.force in BINDING]
    if not binding:
        return p.Refusal("没有适用的条款。", "这一天没有已采用的“必须”或“一般应”条款适用。")
    if found.all_met_on == as_of:
        return p.Refusal("现在全部满足。", f"“必须”和“一般应”的{len(binding)}项都已满足。")
    if found.all_met_on is not None:
        return p.Refusal(f"从{day_text(found.all_met_on)}起全部满足。", "按现有事实，只需等待，不需要另外补充。")
    stuck = Counter(state_of(one) for one in binding if one.requirement.met_on is None)
    words = {Outcome.FAILS: "不符合", Outcome.UNKNOWN: "缺事实", Outcome.NOT_CONFIGURED: "未设定"}
    listed = "，".join(f"{word}{stuck[outcome]}项" for outcome, word in words.items() if stuck[outcome])
    if not listed:
        return p.Refusal(
            "不能同时满足。", f"今后{HORIZON_YEARS}年内没有一天全部满足：有的等到满足时，另一项又不再满足。"
        )
    return p.Refusal("只靠时间不能全部满足。", f"“必须”和“一般应”的{len(binding)}项中，{listed}，须另外办理或补充。")


def timeline(found: Prospect, as_of: date) -> Timeline | None:
    """Put the days on which clauses become met on one line; none when no day lies ahead."""
    days = Counter(one.requirement.met_on for one in found.lacks if one.requirement.met_on not in (None, as_of))
    if not days:
        return None
    last = max(days)
    marks = tuple(
        Mark(round((day - as_of).days * (WIDTH - TICK) / (last - as_of).days, 2), day.isoformat(), f"{count}项")
        for day, count in sorted(days.items())
    )
    return Timeline(as_of.isoformat(), last.isoformat(), marks)


def table(found: Prospect, key: str, post: str, *, by: User, on: date, as_of: date) -> p.Table:
    """List the clauses: what is open first, then by the day on which they are met."""
    around = _Surroundings({"person": key} | ({"post": post} if post else {}), by, on)
    rows = tuple(_row(one, around, as_of) for one in sorted(found.lacks, key=_rank))
    empty = p.Empty("没有适用的条款", "该同志所在单位还没有采用措施，或者没有条款适用于该同志。")
    return p.Table("逐条核对", COLUMNS, rows, empty)


@dataclass(frozen=True)
class _Surroundings:
    """What the person and the drafted candidacy name, so that a missing fact leads to its form."""

    keys: Mapping[str, str]
    by: User
    on: date

    def of(self, finding: Finding) -> Around:
        own = {} if finding.subject == DRAFT else {finding.subject_kind: finding.subject}
        return Around(finding, {**self.keys, **own}, self.by, self.on)


def _rank(one: Lack) -> tuple[int, date, str]:
    order = (Outcome.FAILS, Outcome.UNKNOWN, Outcome.NOT_CONFIGURED, Outcome.HOLDS)
    state = state_of(one)
    waits = one.requirement.met_on is not None and state is not Outcome.HOLDS
    return (0 if waits else order.index(state) + 1, one.requirement.met_on or date.max, one.requirement.clause.id)


def _row(one: Lack, around: _Surroundings, as_of: date) -> tuple[p.Cell, ...]:
    found, state = one.requirement, state_of(one)
    clause = found.clause
    worst = next(finding for finding in found.findings if finding.outcome is state)
    why = "" if one.subject == DRAFT else explanation_of(clause.id, one.subject, {"as_of": as_of.isoformat()})
    return (
        p.Cell(clause.id, reverse("rules:clause", args=[clause.id]), note=clause_words(clause).partition("（")[0]),
        p.Cell(clause.summary_zh, note=period_text(worst.period)),
        p.Cell("拟任人选" if one.subject == DRAFT else RELATIONS[worst.subject_kind].zh),
        p.Cell(force=p.Force(clause.force)),
        p.Cell(badge=p.Badge(state, why)),
        p.Cell(_when(one, as_of)),
        p.Cell(listed=tuple(_missing(worst, one, around))),
    )


def _when(one: Lack, as_of: date) -> str:
    met = one.requirement.met_on
    if met == as_of:
        return "已满足"
    if met is None:
        return _NEEDS[state_of(one)]
    return f"{met}（不再适用）" if one.ends else met.isoformat()


def _missing(finding: Finding, one: Lack, around: _Surroundings) -> Iterator[p.Link]:
    for code in finding.missing:
        place = around.of(finding).place(code)
        words = name_of(code, one.requirement.clause)
        yield replace(place, text=words) if place else p.Link(words)
