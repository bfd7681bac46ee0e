"""The facts of the database as the reference reads them: fetched by link when a rule asks, each question once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from operator import or_

from django.db.models import Count, QuerySet
from django.db.models import Value as Constant

from gongdao.engine import nodes
from gongdao.engine.clauses import Pack
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.rulings.ahead import OWNERS, Question, questions
from gongdao.office.rulings.sources import SOURCES, Link, rows_together
from gongdao.packs.installed import load, pack_names

_ASKED_APART = 3  # ours: a page about one clause asks less; one about all of them asks thirty relations
_FEW = 200  # ours: rows of a relation that are read without having been asked for


class DatabaseWorld(World):
    """Ask the database for the rows of one subject; rows that a rule looks at one step further come along."""

    def __init__(self) -> None:
        super().__init__(lambda relation: list(SOURCES[relation].stream()))
        self._found: dict[tuple[str, Link, tuple[object, ...]], list[Row]] = {}
        self._keyed: dict[str, dict[str, Row | None]] = defaultdict(dict)
        self._asked: Counter[tuple[str, object]] = Counter()
        self._gathered: dict[tuple[str, object], dict[str, list[Row]]] = {}

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

    def prepare(self, subjects: Iterable[tuple[str, Row]]) -> None:
        """Ask in one query what the rules about these subjects, kinds and rows, will ask for; none need be stored."""
        rows = list(subjects)
        self._follow_all(_by_kind(rows))
        wanted = {one for kind, row in rows for one in questions(self, kind, row)}
        asked = sorted((one for one in wanted if not self._is_answered(one)), key=repr)
        places: dict[tuple[str, Link], list[tuple[object, ...]]] = defaultdict(list)
        for relation, link, values in asked:
            places[relation, link].append(values)
        found = (
            _any_of(find, link, values) for (name, link), values in places.items() if (find := SOURCES[name].found)
        )
        read = {relation: _once(relation, rows) for relation, rows in rows_together(found).items()}
        self._keep_all(read)
        for relation, link, values in asked:
            if SOURCES[relation].found is not None:
                there = read.get(relation, [])
                self._found[relation, link, values] = [row for row in there if self._has(relation, row, link, values)]

    def _is_answered(self, question: Question) -> bool:
        relation, link, values = question
        (_, column), value = link[0], values[0]
        return "" in values or question in self._found or relation in self._gathered.get((column, value), ())

    def lacking(self, relation: str, column: str) -> Sequence[Row]:
        """Give the rows in which a reference column is empty."""
        if (relation, column) not in self._lacking:
            self._lacking[relation, column] = list(SOURCES[relation].linked(((None, column),), (None,)))
        return self._lacking[relation, column]

    def _linked(self, relation: str, link: Link, values: tuple[object, ...]) -> Iterable[Row]:
        """Ask for the rows; of a person or unit that other columns narrow, look through all of its rows.

        After a few questions all relations that name it are read at once, but for those with many rows.
        """
        for (via, column), value in zip(link, values, strict=True):
            if via is None and column in OWNERS and RELATIONS[relation].by_name[column].refers == column:
                if len(link) > 1:
                    whole = self.linked(relation, ((None, column),), (value,))
                    return [row for row in whole if self._has(relation, row, link, values)]
                self._asked[column, value] += 1
                if self._asked[column, value] > _ASKED_APART or (column, value) in self._gathered:
                    gathered = self.gather(column, value)
                    if relation in gathered:
                        return gathered[relation]
        return SOURCES[relation].linked(link, values)

    def _has(self, relation: str, row: Row, link: Link, values: tuple[object, ...]) -> bool:
        pairs = zip(link, values, strict=True)
        return all(self.value(relation, row, column, via) == value for (via, column), value in pairs)

    def gather(self, column: str, key: object) -> dict[str, list[Row]]:
        """Read the rows that name this person or unit of all relations at once, and then what they refer to."""
        if (column, key) not in self._gathered:
            found = {
                relation: find(((None, column),), (key,))
                for relation in _linked_by(column)
                if (find := SOURCES[relation].found) is not None
            }
            if column != "person":  # a person has few rows of any kind
                sizes = _sizes(found)
                found = {relation: rows for relation, rows in found.items() if sizes.get(relation, 0) <= _FEW}
                read = rows_together(found[relation] for relation in found if relation in sizes)
            else:
                read = rows_together(found.values())
            self._gathered[column, key] = {relation: read.get(relation, []) for relation in found}
            self._keep_all(read)
        return self._gathered[column, key]

    def _keep_all(self, read: Mapping[str, list[Row]]) -> None:
        """Keep rows of several relations, and fetch what the rules look at one step further in one query for all."""
        for relation, rows in read.items():
            self._keep(relation, rows)
        self._follow_all(read)

    def _follow_all(self, read: Mapping[str, list[Row]]) -> None:
        while wanted := self._wanted(read):
            for relation, keys in wanted.items():
                self._keyed[relation].update(dict.fromkeys(keys))
            read = rows_together(found(keys) for name, keys in wanted.items() if (found := SOURCES[name].named))
            for relation, rows in read.items():
                self._keep(relation, rows)

    def _wanted(self, read: Mapping[str, list[Row]]) -> dict[str, list[str]]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for relation, rows in read.items():
            for via in _steps().get(relation, ()):
                refers = str(RELATIONS[relation].by_name[via].refers)
                wanted[refers] |= {str(row[via]) for row in rows if row.get(via) is not None}
        missing = {relation: sorted(keys - self._keyed[relation].keys()) for relation, keys in wanted.items()}
        return {relation: keys for relation, keys in missing.items() if keys}

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


def _by_kind(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for kind, row in rows:
        found[kind].append(row)
    return found


def _any_of(
    find: Callable[[Link, tuple[object, ...]], QuerySet], link: Link, values: list[tuple[object, ...]]
) -> QuerySet:
    first, *others = (find(link, one) for one in values)
    return reduce(or_, others, first)


def _once(relation: str, rows: list[Row]) -> list[Row]:
    key = RELATIONS[relation].key
    return list({str(row[key]): row for row in rows}.values())


def _sizes(found: Mapping[str, QuerySet]) -> dict[str, int]:
    """Count the rows of several querysets in one query; one without a row is left out."""
    first, *others = (
        rows.order_by().annotate(_relation=Constant(name)).values("_relation").annotate(_size=Count("pk"))
        for name, rows in found.items()
    )
    return {one["_relation"]: one["_size"] for one in first.union(*others, all=True)}


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
