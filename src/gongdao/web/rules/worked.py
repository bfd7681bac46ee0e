"""The worked cases of a clause, in field terms: what was so, on which day, and what the clause must answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongdao.engine.cases import Case, read_cases
from gongdao.engine.clauses import OUTCOME_NAMES, Clause, Pack
from gongdao.engine.names import day_text, value_text
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Relation
from gongdao.packs import installed
from gongdao.web.shell import presenters as p

_KEPT = 32  # ours: the parts of a document that are read again and again
_CODES = {word: code for code, word in OUTCOME_NAMES.items()}


@dataclass(frozen=True)
class Given:
    """The rows of one register that a case assumes, one line each."""

    register: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the clause must say about one subject."""

    subject: str
    badge: p.Badge
    more: str


@dataclass(frozen=True)
class Worked:
    """One worked case for a reader."""

    name: str
    day: str
    note: str
    numbers: tuple[str, ...]
    facts: tuple[Given, ...]
    answers: tuple[Answer, ...]


def cases_of(pack: Pack, clause: Clause) -> tuple[Worked, ...]:
    """Show the worked cases of a clause in the order of their file."""
    return tuple(_worked(case) for case in _read(pack.name, _part(pack, clause)) if case.clause == clause.id)


def count_of(pack: Pack, clause: Clause) -> int:
    """Count the worked cases of a clause."""
    return _counts(pack.name, _part(pack, clause))[clause.id]


def _part(pack: Pack, clause: Clause) -> str:
    return next(measure.file for measure in pack.measures if measure.number == clause.measure)


@lru_cache(_KEPT)
def _read(pack: str, part: str) -> tuple[Case, ...]:
    return tuple(read_cases(installed.FOLDER / pack, part))


@lru_cache
def _counts(pack: str, part: str) -> Counter[str]:
    return Counter(case.clause for case in _read(pack, part))


def _worked(case: Case) -> Worked:
    facts = tuple(Given(RELATIONS[name].zh, tuple(_lines(RELATIONS[name], rows))) for name, rows in case.facts.items())
    numbers = tuple(f"{name}：{value}" for name, value in case.parameters.items())
    return Worked(case.name, day_text(case.as_of), case.note or "", numbers, facts, tuple(_answers(case)))


def _lines(relation: Relation, rows: list[dict[str, object]]) -> Iterator[str]:
    """Write a row as its key and what is filled in; an empty field is said to be so where the case says it."""
    for row in rows:
        written = (_written(relation, name, value) for name, value in row.items() if name != relation.key)
        yield f"{row[relation.key]}：{'，'.join(written)}"


def _written(relation: Relation, name: str, value: object) -> str:
    column = relation.by_name[name]
    return f"{column.zh} {'空' if value is None else value_text(value, column)}"


def _answers(case: Case) -> Iterator[Answer]:
    for subject, outcome in case.expect.items():
        said = [
            f"期限 {day_text(case.due[subject])}" if case.due.get(subject) else "",
            f"{day_text(case.next_change_on[subject])}起结论改变" if case.next_change_on.get(subject) else "",
            f"缺少{'、'.join(case.missing[subject])}" if case.missing.get(subject) else "",
        ]
        yield Answer(subject, p.Badge(_CODES[outcome]), "，".join(part for part in said if part))
