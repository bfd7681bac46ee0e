"""How a list is narrowed: one condition per column, by its kind."""

from dataclasses import dataclass

from django.db.models import Q

from gongdao.facts.relation import Column, Kind
from gongdao.office.orgs import queries as orgs
from gongdao.office.registers import values
from gongdao.office.registers.register import Register, label_of

FROM, UNTIL = "_from", "_until"


@dataclass(frozen=True)
class Filter:
    """One field of the filter bar; `choices` are empty where a text is typed."""

    name: str
    zh: str
    kind: Kind
    choices: tuple[tuple[str, str], ...] = ()


def fields(register: Register) -> tuple[Filter, ...]:
    """List the fields of the filter bar; a date gives two, from and until (both days included)."""
    return tuple(made for name in register.filters for made in _fields(register.relation.by_name[name]))


def condition(register: Register, name: str, text: str) -> Q:
    """Read one field of the filter bar; blank, unknown or unreadable text narrows nothing."""
    stem, lookup = _split(name)
    if stem not in register.filters or not text.strip():
        return Q()
    column = register.relation.by_name[stem]
    if column.refers == "unit":
        return _below(column, text.strip())
    if column.refers or column.kind is Kind.TEXT:
        return _named(column, text.strip())
    try:
        value = values.parse(column, text)
    except values.BadValue:
        return Q()
    return _compared(column, lookup, value)


def _fields(column: Column) -> list[Filter]:
    if column.kind in (Kind.DAY, Kind.PARTIAL_DAY):
        ends = ((FROM, "自"), (UNTIL, "至"))
        return [Filter(column.name + end, f"{column.zh}（{word}）", column.kind) for end, word in ends]
    choices = (("是", "是"), ("否", "否")) if column.kind is Kind.FLAG else column.codes
    return [Filter(column.name, column.zh, column.kind, choices)]


def _split(name: str) -> tuple[str, str]:
    for end in (FROM, UNTIL):
        if name.endswith(end):
            return name.removesuffix(end), end
    return name, ""


def _below(column: Column, text: str) -> Q:
    """A unit is found with all that is below it: by key, or by a part of its name."""
    return Q(**{f"{column.name}__in": orgs.called(text)})


def _named(column: Column, text: str) -> Q:
    if not column.refers:
        return Q(**{f"{column.name}__contains": text})
    found = Q(**{f"{column.name}__key": text})
    return found | Q(**{f"{column.name}__{label}__contains": text}) if (label := label_of(column)) else found


def _compared(column: Column, end: str, value: values.Value) -> Q:
    if column.kind is Kind.PARTIAL_DAY:
        paths = {FROM: (f"{column.name}_last__gte", value.first), UNTIL: (f"{column.name}__lte", value.last)}
        return Q(paths.get(end, (column.name, value.first)))
    return Q((column.name + {FROM: "__gte", UNTIL: "__lte"}.get(end, ""), value))
