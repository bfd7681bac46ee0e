"""What an object is about, by its kind and key: a unit, a row of a register or a finding; to ask who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongdao.engine.clauses import Clause, Pack
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access import queries as access
from gongdao.office.access.allow import About
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import drafts, queries, scope
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.subjects import owner_key, person_key
from gongdao.office.rulings.worlds import DatabaseWorld
from gongdao.packs.installed import load, pack_names

FINDING = "finding"
BETWEEN = "@"
"""A finding is named by its clause and the key of its subject: QSH-20c@k1."""


@dataclass(frozen=True)
class Matter:
    """One object: which permission its reading takes, and what access asks about it. `name` is for those who may see
    it; all others know it by its key."""

    kind: str
    key: str
    zh: str
    name: str
    permission: Permission
    about: About


def kinds() -> dict[str, str]:
    """Name the kinds of objects that can be asked about: units, findings and every register."""
    return {"unit": RELATIONS["unit"].zh, FINDING: "核对结果"} | {one.name: one.zh for one in REGISTERS.values()}


def find_matter(kind: str, key: str) -> Matter | None:
    """Find an object of this kind and key; None when there is none. Who may ask is decided by the caller."""
    if kind == "unit":
        unit = Unit.objects.unscoped(reason="who may see it is what is asked").filter(key=key).first()
        return unit and Matter(kind, key, RELATIONS[kind].zh, unit.name, Permission.ORGS_UNIT_READ, About(unit))
    if kind == FINDING:
        clause_id, _, subject = key.partition(BETWEEN)
        return _finding(key, clause_id, subject)
    return _row(REGISTERS[kind], key) if kind in REGISTERS else None


def _row(register: Register, key: str) -> Matter | None:
    rows = register.model.objects.unscoped(reason="who may see it is what is asked")
    row = rows.filter(key=key).first()
    if row is None:
        return None
    about = scope.about(register, row, drafts.owner_of(register, row))
    label = register.relation.label
    column = register.relation.by_name[label] if label else None
    named = str(getattr(row, label) or "") if column is not None and not column.refers else ""
    return Matter(register.name, key, register.zh, named or f"{register.zh} {key}", register.read, about)


def _finding(key: str, clause_id: str, subject: str) -> Matter | None:
    found = _clause(clause_id)
    if found is None:
        return None
    pack, clause = found
    world, kind = DatabaseWorld(), clause.rule.about
    owner = owner_key(world, kind, subject)
    if owner is None:
        return None
    unit = Unit.objects.unscoped(reason="who may see it is what is asked").get(key=owner)
    about = About(unit, person_key(world, kind, subject), level=level_of(pack.name, clause.id))
    return Matter(FINDING, key, "核对结果", clause.id, Permission.RULES_FINDING_READ, about)


def _clause(clause_id: str) -> tuple[Pack, Clause] | None:
    for name in pack_names():
        clause = load(name).clause(clause_id)
        if clause is not None:
            return (load(name), clause) if clause.rule is not None else None
    return None


def keys_named(kind: str, text: str, *, by: User, on: date) -> list[str]:
    """List the keys of the units or persons in sight that bear a key or a name, at most two: more is no answer."""
    named = Q(key=text) | Q(name=text)
    return list(_in_sight(kind, by, on).filter(named).order_by("key").values_list("key", flat=True)[:2])


def names_in_sight(kind: str, keys: Iterable[str], *, by: User, on: date) -> dict[str, str]:
    """Give the names of those units or persons that the reader may see, by key."""
    return dict(_in_sight(kind, by, on).filter(key__in=list(keys)).order_by().values_list("key", "name"))


def _in_sight(kind: str, by: User, on: date) -> QuerySet:
    if kind == "unit":
        return access.units_in_scope(by, Permission.ORGS_UNIT_READ, on)
    register = REGISTERS[kind]
    if not scope.may(register, register.read, by=by, on=on):
        return register.model.objects.none()
    return queries.rows(register, by=by, on=on)
