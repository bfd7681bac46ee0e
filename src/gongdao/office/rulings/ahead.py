"""What the rules about a subject will ask the database for, known from its row before anything is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongdao.engine import nodes
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.rulings.sources import Link
from gongdao.packs.installed import load, pack_names

OWNERS = ("person", "unit")
Question = tuple[str, Link, tuple[object, ...]]


@dataclass(frozen=True)
class Asking:
    """Rows of a relation whose link columns equal columns of the subject, each with an optional step."""

    relation: str
    link: Link
    columns: Link


def questions(world: World, kind: str, row: Row) -> Iterator[Question]:
    """Yield the questions about a subject to which an answer is looked for; of a person or unit all rows are."""
    for asking in askings(kind):
        values = tuple(world.value(kind, row, column, via) for via, column in asking.columns)
        if None not in values:
            yield at_owner(asking.relation, asking.link, values)


def at_owner(relation: str, link: Link, values: tuple[object, ...]) -> Question:
    """Widen a question that names a person or unit to all rows of that one, from which the others are picked."""
    for (via, column), value in zip(link, values, strict=True):
        if via is None and column in OWNERS and RELATIONS[relation].by_name[column].refers == column:
            return relation, ((None, column),), (value,)
    return relation, link, values


@cache
def askings(kind: str) -> tuple[Asking, ...]:
    """List what the rules of all documents ask about a kind of subject."""
    found = dict.fromkeys(asking for node in _quantities(kind) if (asking := _asking(node)) is not None)
    return tuple(asking for asking in found if asking.link)


def _quantities(kind: str) -> Iterator[nodes.Aggregate | nodes.SpellStart]:
    for name in pack_names():
        for clause in load(name).computed:
            if clause.rule is not None and clause.rule.about == kind:
                for node in nodes.judgement_nodes(clause.rule.judgement):
                    if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
                        yield node


def _asking(node: nodes.Aggregate | nodes.SpellStart) -> Asking | None:
    if isinstance(node, nodes.SpellStart):
        same: Link = tuple((None, column) for column in node.same)
        return Asking(node.relation, same, same)
    if any(not isinstance(text, nodes.Field) or text.of != "subject" for _, text in node.link):
        return None
    pairs = [(field, text) for field, text in node.link if isinstance(text, nodes.Field)]
    link = tuple((field.via, field.column) for field, _ in pairs)
    return Asking(node.relation, link, tuple((text.via, text.column) for _, text in pairs))
