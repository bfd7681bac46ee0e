"""How the lists of findings and changes are narrowed."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from gongdao.engine.clauses import OUTCOME_NAMES, Outcome
from gongdao.engine.names import period_text
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings import listing
from gongdao.packs.installed import load
from gongdao.web.shell import presenters as p
from gongdao.web.shell import units

OPEN = {code: word for code, word in OUTCOME_NAMES.items() if code != Outcome.HOLDS}


def facets(asked: Mapping[str, str], packs: Iterable[str], scope: QuerySet[Unit]) -> tuple[p.Facet, ...]:
    """Make the filter bar of the findings; a value that is no choice is left out."""
    return (_chosen("outcome", "核对结果", OPEN, asked), *_common(asked, packs, scope))


def change_facets(asked: Mapping[str, str], packs: Iterable[str], scope: QuerySet[Unit]) -> tuple[p.Facet, ...]:
    """Make the filter bar of the changes."""
    return (
        _chosen("before", "原结论", OPEN, asked),
        _chosen("after", "新结论", OPEN, asked),
        *_common(asked, packs, scope),
    )


def narrowed(found: QuerySet, facets: tuple[p.Facet, ...]) -> QuerySet:
    """Narrow a list by what is chosen; a unit stands for all below it, a name for a part of it."""
    return listing.narrowed(found, **{facet.name: facet.value for facet in facets})


def _common(asked: Mapping[str, str], packs: Iterable[str], scope: QuerySet[Unit]) -> tuple[p.Facet, ...]:
    clauses = [clause for pack in packs for clause in load(pack).computed]
    kinds = dict.fromkeys(clause.rule.about for clause in clauses if clause.rule)
    period = asked.get("period", "")[:20]
    return (
        p.Facet("name", "对象名称", value=asked.get("name", "").strip()[:50]),
        _chosen("clause", "条款", {one.id: f"{one.id}　{one.summary_zh[:20]}" for one in clauses}, asked),
        _chosen("subject_kind", "对象", {kind: RELATIONS[kind].zh for kind in kinds}, asked),
        units.facet(scope, asked.get("unit", "")),
        *((_chosen("period", "期间", {period: period_text(period)}, asked),) if period else ()),
    )


def _chosen(name: str, label: str, choices: Mapping[str, str], asked: Mapping[str, str]) -> p.Facet:
    value = asked.get(name, "")
    value = value if value in choices else ""
    return p.Facet(name, label, tuple(p.Option(code, word, code == value) for code, word in choices.items()), value)
