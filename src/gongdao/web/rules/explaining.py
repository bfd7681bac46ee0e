"""From the engine's explanation to the panel that shows it."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from gongdao.engine import nodes
from gongdao.engine.clauses import VERSION_NAMES, Clause, Finding, Force, Outcome
from gongdao.engine.explain import Explanation, MissingFact
from gongdao.engine.names import day_text, period_text
from gongdao.engine.numbers import UsedParameter, origin_words
from gongdao.engine.trace import Source, Trace
from gongdao.facts.dictionary import RELATIONS
from gongdao.papers.masking import masked
from gongdao.web.rules.filling import Around
from gongdao.web.rules.words import ORIGINS
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p


def panel(item: Explanation, around: Around, *, acts: tuple[p.Act, ...] = ()) -> p.Explanation:
    """Show why a clause gives this answer; `around` knows the records that the subject names."""
    finding = item.finding
    return p.Explanation(
        key="-".join(filter(None, (finding.clause, finding.subject, finding.period))),
        verdict=item.verdict,
        badge=p.Badge(outcome_of(finding.outcome, finding.exception)),
        subject=p.Link(item.subject_name, links.to(finding.subject_kind, finding.subject)),
        as_of=item.as_of,
        ground=_ground(item),
        evidence=tuple(_evidence(item, around)),
        comparison="；".join(item.comparisons) + "。" if item.comparisons else "",
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
    words = origin_words(one)
    return f"{one.zh}：{one.text}{origin}" + (f"，{words}" if words else "")


def _ground(item: Explanation) -> p.Ground:
    clause = item.clause
    return p.Ground(
        document=f"《{item.pack.short_title}》",
        clause=clause_words(clause),
        summary=clause.summary_zh,
        force=p.Force(clause.force),
        effect=str(clause.effect or ""),
        version=VERSION_NAMES.get(item.finding.version, item.finding.version),
        parameters=tuple(parameter_words(one) for one in item.parameters),
        href=reverse("rules:clause", args=[clause.id]),
    )


def _evidence(item: Explanation, around: Around) -> Iterator[p.Evidence]:
    """Show the facts that were used, then those that are missing; one that is both is shown as missing."""
    missing = {one.zh for one in item.missing}
    nodes_by_name = {one.name: one.node for one in item.clause.rule.judgement.evidence} if item.clause.rule else {}
    for fact in item.facts:
        if fact.zh not in missing:
            own = around.record(_relation_of(nodes_by_name[fact.name], item.finding))
            yield p.Evidence(fact.zh, masked(fact.value), _records(fact.sources) or ((own,) if own else ()))
    for one in item.missing:
        yield p.Evidence(one.zh, "", tuple(_places(one, around)), missing=True)


def _places(one: MissingFact, around: Around) -> Iterator[p.Link]:
    """Lead to where a missing fact is filled in: its own form, or each record among many that lacks it."""
    if one.code in RELATIONS and one.gaps:
        yield from map(around.gap, one.gaps)
    elif place := around.place(one.code):
        yield place


def _relation_of(node: nodes.Node, finding: Finding) -> str:
    """Tell from which kind of record a value was read that no other rows entered: the subject's, or what it names."""
    return node.relation if isinstance(node, nodes.Field) else finding.subject_kind


def _records(sources: Iterable[Source]) -> tuple[p.Link, ...]:
    return tuple(p.Link(_record_words(one), links.to(one.relation, one.key)) for one in sources)


def _record_words(one: Source) -> str:
    return f"{RELATIONS[one.relation].zh} {one.key}" + ("" if one.is_certain else "（未定）")


def _next(item: Explanation) -> Iterable[str]:
    finding, clause = item.finding, item.clause
    if finding.due:
        yield f"到期日：{day_text(finding.due)}。"
    if item.missing:
        yield f"请补充{''.join(f'“{one.zh}”' for one in item.missing)}，补充后重新核对。"
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
