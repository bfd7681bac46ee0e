"""The facts of the database as the reference reads them: fetched by link when a rule asks, each question once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from django.db.models import Value as Constant

from gongdao.engine import nodes
from gongdao.engine.clauses import Pack
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.rulings.sources import SOURCES, Link
from gongdao.packs.installed import load, pack_names

_OWNERS = ("person", "unit")
_ASKED_APART = 3  # ours: a page about one clause asks less; one about all of them asks thirty relations


class DatabaseWorld(World):
    """Ask the database for the rows of one subject; rows that a rule looks at one step further come along."""

    def __init__(self) -> None:
        super().__init__(lambda relation: list(SOURCES[relation].stream()))
        self._found: dict[tuple[str, Link, tuple[object, ...]], list[Row]] = {}
        self._keyed: dict[str, dict[str, Row | None]] = defaultdict(dict)
        self._asked: Counter[tuple[str, object]] = Counter()
        self._named: dict[tuple[str, object], set[str]] = {}

    def row(self, relation: str, key: str) -> Row | None:
        """Give the row of that key."""
        if key not in self._keyed[relation]:
            self._fetch(relation, [key])
        return self._keyed[relation][key]

    def linked(self, relation: str, link: Link, values: tuple[object, ...]) -> Sequence[Row]:
        """Give the rows whose link columns have these values."""
        if not link:
            return self.rows(relation)
        if None in values:
            return ()
        asked = (relation, link, values)
        if asked not in self._found:
            found = list(self._linked(relation, link, values))
            self._found[asked] = found
            self._keep(relation, found)
            self._follow(relation, found)
        return self._found[asked]

    def lacking(self, relation: str, column: str) -> Sequence[Row]:
        """Give the rows in which a reference column is empty."""
        if (relation, column) not in self._lacking:
            self._lacking[relation, column] = list(SOURCES[relation].linked(((None, column),), (None,)))
        return self._lacking[relation, column]

    def _linked(self, relation: str, link: Link, values: tuple[object, ...]) -> Iterable[Row]:
        """Ask for the rows; of a person or unit that other columns narrow, look through all of its rows.

        When it is known that no row names it, nothing is asked.
        """
        for (via, column), value in zip(link, values, strict=True):
            if via is None and column in _OWNERS and RELATIONS[relation].by_name[column].refers == column:
                if len(link) > 1:
                    whole = self.linked(relation, ((None, column),), (value,))
                    return [row for row in whole if self._has(relation, row, link, values)]
                self._asked[column, value] += 1
                if self._asked[column, value] > _ASKED_APART and relation not in self._naming(column, value):
                    return ()
        return SOURCES[relation].linked(link, values)

    def _has(self, relation: str, row: Row, link: Link, values: tuple[object, ...]) -> bool:
        pairs = zip(link, values, strict=True)
        return all(self.value(relation, row, column, via) == value for (via, column), value in pairs)

    def _naming(self, column: str, key: object) -> set[str]:
        """Find out at once which relations have a row that names this person or unit."""
        if (column, key) not in self._named:
            first, *others = (
                found(((None, column),), (key,)).order_by().values_list(Constant(relation))
                for relation in _linked_by(column)
                if (found := SOURCES[relation].found) is not None
            )
            self._named[column, key] = {relation for (relation,) in first.union(*others)}
        return self._named[column, key]

    def _fetch(self, relation: str, keys: Iterable[str]) -> None:
        wanted = [key for key in keys if key not in self._keyed[relation]]
        if not wanted:
            return
        self._keyed[relation].update(dict.fromkeys(wanted))
        found = list(SOURCES[relation].keyed(wanted))
        self._keep(relation, found)
        self._follow(relation, found)

    def _keep(self, relation: str, rows: Iterable[Row]) -> None:
        key = RELATIONS[relation].key
        self._keyed[relation].update({str(row[key]): row for row in rows})

    def _follow(self, relation: str, rows: Iterable[Row]) -> None:
        for via in _steps().get(relation, ()):
            keys = {str(row[via]) for row in rows if row.get(via) is not None}
            self._fetch(str(RELATIONS[relation].by_name[via].refers), sorted(keys))


@cache
def _linked_by(column: str) -> tuple[str, ...]:
    """List the relations that some rule reads and that have this reference column."""
    found = set()
    for name in pack_names():
        for about, node in _rule_nodes(load(name)):
            found.add(about)
            if isinstance(node, (nodes.Aggregate, nodes.SpellStart)):
                found.add(node.relation)
    named = (one for one in found if column in RELATIONS[one].by_name)
    return tuple(sorted(one for one in named if RELATIONS[one].by_name[column].refers == column))


@cache
def _steps() -> dict[str, tuple[str, ...]]:
    """List, by relation, the reference columns that some rule follows."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in pack_names():
        for clause_about, node in _rule_nodes(load(name)):
            if isinstance(node, nodes.Aggregate):
                for inner in nodes.walk(node):
                    if isinstance(inner, nodes.Field) and inner.via and inner.of == "row":
                        found[node.relation].add(inner.via)
            elif isinstance(node, nodes.Field) and node.via and node.of == "subject":
                found[clause_about].add(node.via)
    return {relation: tuple(sorted(steps)) for relation, steps in found.items()}


def _rule_nodes(pack: Pack) -> Iterable[tuple[str, nodes.Node]]:
    for clause in pack.computed:
        if clause.rule is not None:
            for node in nodes.judgement_nodes(clause.rule.judgement):
                yield clause.rule.about, node
