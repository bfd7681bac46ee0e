"""From what names another record (its key, its name, or "name（key）") to the record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from gongdao.facts.relation import Column
from gongdao.office.registers.problems import Problem, problem
from gongdao.office.registers.register import Register, label_of

CHUNK = 500  # ours: below the number of variables that every database allows in one statement

_NAME_AND_KEY = re.compile(r"(.*)（([!-~]+)）", re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """A record referred to: its row, and the units it belongs to by each path that the register follows from it."""

    pk: int
    key: str
    owners: tuple[int | None, ...] = ()


Found = dict[str, Reference | Problem]


def shown(label: object, key: str) -> str:
    """Name a record so that a reader knows it and `resolve` finds it."""
    return f"{label}（{key}）" if label else key


def resolve(register: Register, column: Column, texts: Iterable[str], sight: Q) -> Found:
    """Find the records that the texts name: by key first, then by name when only one bears it.

    What `sight` filters out does not exist. A name together with a key must belong to the same record. At most two queries for 500 texts.
    """
    wanted = sorted(set(texts))
    keys = {*wanted, *(key for text in wanted if (key := _key_in(text)))}
    by_key = {found.key: (found, name) for found, name in _named(register, column, "key", keys, sight)}
    by_name = defaultdict(list)
    unnamed = [text for text in wanted if text not in by_key and _key_in(text) not in by_key]
    for found, name in _named(register, column, label_of(column), unnamed, sight):
        by_name[name].append(found)
    return {text: _decide(column, text, by_key, by_name) for text in wanted}


def owner_paths(register: Register, column: Column) -> dict[int, str]:
    """Give, by their places in the register's `owner`, the paths that lead over this column, from the record it names."""
    steps = (path.partition("__") for path in register.owner)
    return {at: rest or "pk" for at, (first, _, rest) in enumerate(steps) if first == column.name}


def _decide(column: Column, text: str, by_key: dict, by_name: dict) -> Reference | Problem:
    if text in by_key:
        return by_key[text][0]
    if (key := _key_in(text)) in by_key:
        found, name = by_key[key]
        written = _NAME_AND_KEY.fullmatch(text)[1]
        return found if written == name else problem("name_and_key_differ", column.name, text, column=column.zh)
    named = by_name.get(text, [])
    if len(named) == 1:
        return named[0]
    return problem("ambiguous" if named else "not_found", column.name, text, column=column.zh)


def _key_in(text: str) -> str | None:
    found = _NAME_AND_KEY.fullmatch(text)
    return found[2] if found else None


def _named(
    register: Register, column: Column, path: str | None, values: Iterable[str], sight: Q
) -> Iterator[tuple[Reference, str]]:
    fields = ("pk", "key", label_of(column) or "key", *owner_paths(register, column).values())
    remaining = iter(values if path else ())
    while chunk := list(islice(remaining, CHUNK)):
        rows = (
            register.target(column)
            .objects.unscoped(reason="narrowed by the sight of the scope")
            .filter(sight, **{f"{path}__in": chunk})
            .values_list(*fields)
        )
        for pk, key, name, *owners in rows:
            yield Reference(pk, key, tuple(owners)), name
