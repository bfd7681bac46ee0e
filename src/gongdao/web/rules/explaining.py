"""From the engine's explanation to the panel that shows it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.urls import reverse

from gongdao.engine.clauses import Clause, Finding, Force, Outcome
from gongdao.engine.explain import Explanation, MissingFact, UsedFact, UsedParameter, period_text
from gongdao.engine.names import day_text
from gongdao.engine.trace import Source, Trace
from gongdao.facts.dictionary import RELATIONS
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

# What only joins other steps stands in the steps, not in the sentence.
CONNECTIVES = {"并非", "同时满足", "满足其一", "已有登记"}
TRUTHS = {"是", "否", "不明"}
ORIGINS = {"source": "文件规定", "ours": "本地设定"}


def panel(
    item: Explanation, *, places: Mapping[str, p.Link] = MappingProxyType({}), acts: tuple[p.Act, ...] = ()
) -> p.Explanation:
    """Show why a clause gives this answer; `places` lead from the codes of missing facts to where they are filled in."""
    finding = item.finding
    return p.Explanation(
        key="-".join(filter(None, (finding.clause, finding.subject, finding.period))),
        verdict=item.verdict,
        badge=p.Badge(outcome_of(finding.outcome, finding.exception)),
        subject=p.Link(item.subject_name, links.to(finding.subject_kind, finding.subject)),
        as_of=item.as_of,
        ground=_ground(item),
        evidence=(*(_fact(fact, finding) for fact in item.facts), *(_missing(one, places) for one in item.missing)),
        comparison=_comparison(item.trace),
        next=tuple(_next(item)),
        acts=acts,
        period=period_text(finding.period),
        trace=tuple(_step(step) for step in item.trace),
    )


def outcome_of(outcome: str, exception: str | None) -> str:
    """Say which badge an answer gets: a failure under a recorded exception has its own."""
    return "exception" if outcome == Outcome.FAILS and exception else str(outcome)


def clause_words(clause: Clause) -> str:
    """Name a clause by its place in the document and its id."""
    return f"{clause.anchor}（{clause.id}）"


def parameter_words(one: UsedParameter) -> str:
    """Write a number of a clause with its unit and where it comes from."""
    origin = f"（{ORIGINS[one.origin]}）" if one.origin else ""
    cites = f"，原文：{one.cites}" if one.cites else f"，{one.note}" if one.note else ""
    confirmed = f"，确认至{day_text(one.confirmed_until)}" if one.confirmed_until else ""
    return f"{one.zh}：{one.value}{one.unit or ''}{origin}{cites}{confirmed}"


def _ground(item: Explanation) -> p.Ground:
    clause = item.clause
    return p.Ground(
        document=f"《{item.pack.short_title}》",
        clause=clause_words(clause),
        summary=clause.summary_zh,
        force=p.Force(clause.force),
        effect=str(clause.effect or ""),
        version=item.finding.version,
        parameters=tuple(parameter_words(one) for one in item.parameters),
        href=reverse("rules:clause", args=[clause.id]),
    )


def _fact(fact: UsedFact, finding: Finding) -> p.Evidence:
    # What no other record gave was read from the subject's own.
    own = (Source(finding.subject_kind, finding.subject, is_certain=True),)
    return p.Evidence(fact.zh, fact.value, _records(fact.sources or own))


def _missing(one: MissingFact, places: Mapping[str, p.Link]) -> p.Evidence:
    return p.Evidence(one.zh, "", (places[one.code],) if one.code in places else (), missing=True)


def _records(sources: Iterable[Source]) -> tuple[p.Link, ...]:
    return tuple(p.Link(_record_words(one), links.to(one.relation, one.key)) for one in sources)


def _record_words(one: Source) -> str:
    return f"{RELATIONS[one.relation].zh} {one.key}" + ("" if one.is_certain else "（未定）")


def _comparison(trace: tuple[Trace, ...]) -> str:
    if len(trace) < 2:  # noqa: PLR2004 -- whether it applies, whether it holds
        return ""
    said = [_compared(step) for step in trace[1].children if step.label not in CONNECTIVES]
    return "；".join(said) + "。" if said else ""


def _compared(step: Trace) -> str:
    if step.value not in TRUTHS:
        return f"{step.label} {step.value}"
    sides = "，".join(f"{side.label} {side.value}" for side in step.children)
    return f"{step.label}：{step.value}" + (f"（{sides}）" if sides else "")


def _next(item: Explanation) -> Iterable[str]:
    finding, clause = item.finding, item.clause
    if finding.due:
        yield f"期限：{day_text(finding.due)}。"
    if item.missing:
        yield f"请补充{'、'.join(one.zh for one in item.missing)}，补充后重新核对。"
    if finding.next_change_on:
        yield f"按现有事实，{day_text(finding.next_change_on)}起结论会改变。"
    if finding.outcome == Outcome.FAILS:
        yield _exception_words(clause, finding.exception)


def _exception_words(clause: Clause, exception: str | None) -> str:
    if exception:
        return f"已记录例外（{exception}），不再提醒。"
    if clause.force == Force.DEFAULT:
        return "本条为“一般应”，确有特殊情况的，可由有权人员写明理由记录例外。"
    return "本条不接受例外。" if clause.force == Force.MUST else "本条供参考，不影响办理。"


def _step(step: Trace) -> p.TraceStep:
    children = tuple(_step(child) for child in step.children)
    return p.TraceStep(step.label, step.value, children, _records(step.sources))
