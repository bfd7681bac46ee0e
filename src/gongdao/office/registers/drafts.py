"""From the values of a row to a record that may be stored, or to the problems that stand in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.db.models import F, Q

from gongdao.facts.relation import Column, Kind
from gongdao.office.registers import references, values
from gongdao.office.registers.problems import Problem, problem
from gongdao.office.registers.references import Reference
from gongdao.office.registers.register import Register
from gongdao.office.registers.scope import Scope
from gongdao.office.registers.values import Value


@dataclass(frozen=True)
class Entry:
    """A row as given: its number in the file, its values by column name, and what reading it already found.

    A column that is not named stays as it is stored, or empty in a new record.
    """

    number: int
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()


def entry_of(register: Register, number: int, row: Mapping[str, Value]) -> Entry:
    """Take over a row whose key stands under `key`, or under the name it has in the relation as in a fact."""
    named = {"key" if name == register.relation.key else name: value for name, value in row.items()}
    return Entry(number, named)


@dataclass
class Draft:
    """A row on its way to the table."""

    entry: Entry
    instance: models.Model
    is_new: bool
    before: dict[str, Value] = field(default_factory=dict)
    owners: list[int | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def owner(self) -> int | None:
        return next((owner for owner in self.owners if owner is not None), None)

    @property
    def is_changed(self) -> bool:
        return self.is_new or any(getattr(self.instance, name) != value for name, value in self.before.items())


def make(register: Register, scope: Scope, entries: Sequence[Entry], new_keys: Iterable[str]) -> list[Draft]:
    """Draft a batch of rows; a key that is already stored makes a change of that record.

    Reads the records with these keys and those referred to, a few queries for the whole batch; writes nothing.
    """
    stored = _stored(register, [entry.values.get("key") for entry in entries])
    found = {
        column.name: references.resolve(
            register, column, _texts(column, entries), _sight(scope, column, stored.values())
        )
        for column in register.references
    }
    keys = iter(new_keys)
    return [_draft(register, scope, entry, stored.get(entry.values.get("key")), found, keys) for entry in entries]


def _draft(register: Register, scope: Scope, entry: Entry, stored, found: dict, keys) -> Draft:
    key = entry.values.get("key") or next(keys)
    draft = Draft(entry, stored or register.model(key=key), is_new=stored is None, problems=list(entry.problems))
    draft.owners = [None if stored is None else getattr(stored, f"owner_{at}") for at in range(len(register.owner))]
    if stored is not None and not scope.holds(draft.owner, stored):
        draft.problems.append(_out_of_scope(register))
    _note_strangers(register, draft)
    for column in register.columns:
        if column.name in entry.values or draft.is_new:
            _set(register, draft, column, entry.values.get(column.name), found)
    if register.derive and not draft.problems:
        register.derive(draft.instance)
    if not draft.problems and not scope.holds(draft.owner, draft.instance):
        draft.problems.append(_out_of_scope(register))
    return draft


def _note_strangers(register: Register, draft: Draft) -> None:
    known = {"key", *(column.name for column in register.columns)}
    for name in draft.entry.values.keys() - known:
        draft.problems.append(problem("unknown_column", "", name, register=register.zh, column=name))
    key = draft.entry.values.get("key")
    if key is not None and (found := values.check_key(register.relation.columns[0], key)):
        draft.problems.append(found)


def _set(register: Register, draft: Draft, column: Column, value: Value, found: dict) -> None:
    if value is None or value == "":
        if register.is_required(column) and not any(known.column == column.name for known in draft.problems):
            draft.problems.append(problem("required", column.name, column=column.zh))
        _assign(register, draft, column, None)
        return
    if bad := values.check(column, value):
        draft.problems.append(bad)
        return
    known = found[column.name][value] if column.refers else value
    if isinstance(known, Problem):
        draft.problems.append(known)
        return
    _assign(register, draft, column, known)


def _assign(register: Register, draft: Draft, column: Column, value: Value | Reference) -> None:
    for name, stored in _attributes(column, value).items():
        draft.before[name] = getattr(draft.instance, name)
        setattr(draft.instance, name, stored)
    places = references.owner_paths(register, column)
    owners = value.owners if isinstance(value, Reference) else [None] * len(places)
    for at, owner in zip(places, owners, strict=True):
        draft.owners[at] = owner


def _attributes(column: Column, value: Value | Reference) -> dict[str, Value]:
    if column.refers:
        return {f"{column.name}_id": value.pk if isinstance(value, Reference) else None}
    if column.kind is Kind.PARTIAL_DAY:
        return {column.name: value and value.first, f"{column.name}_last": value and value.last}
    return {column.name: value}


def _stored(register: Register, keys: Iterable[str | None]) -> dict[str, models.Model]:
    owners = {f"owner_{at}": F(path) for at, path in enumerate(register.owner)}
    wanted = sorted({key for key in keys if key})
    found = {}
    for start in range(0, len(wanted), references.CHUNK):
        chunk = (
            register.model.objects.unscoped(reason="the scope decides about each draft")
            .select_for_update(of=("self",))
            .filter(key__in=wanted[start : start + references.CHUNK])
        )
        found |= {record.key: record for record in chunk.annotate(**owners)}
    return found


def _sight(scope: Scope, column: Column, stored: Iterable[models.Model]) -> Q:
    """Filter what a column may name; what a stored row names already may stay, whoever corrects the rest of it."""
    sight = scope.sight(column)
    # An empty Q means everything, but counts for nothing beside an "or".
    return sight and sight | Q(pk__in={pk for row in stored if (pk := getattr(row, f"{column.name}_id"))})


def _texts(column: Column, entries: Sequence[Entry]) -> set[str]:
    given = (entry.values.get(column.name) for entry in entries)
    return {value for value in given if isinstance(value, str) and value}


def owner_of(register: Register, row: models.Model) -> int | None:
    """Find the unit that a stored row belongs to."""
    owners = (
        register.model.objects.unscoped(reason="the unit of a row that is asked about")
        .filter(pk=row.pk)
        .values_list(*register.owner)
        .get()
        if register.owner
        else ()
    )
    return next((owner for owner in owners if owner is not None), None)


def _out_of_scope(register: Register) -> Problem:
    column = register.relation.by_name[register.owner[0].partition("__")[0]] if register.owner else register.columns[0]
    return problem("out_of_scope", column.name, column=column.zh)
