"""To which unit a subject belongs, read from its row: itself, its person's, its own, or that of what it is part of."""

from gongdao.engine.names import WHOSE
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.worlds import DatabaseWorld


def owner_key(world: World, kind: str, key: str) -> str | None:
    """Give the key of the unit to which a subject belongs; None when there is no such subject or no unit."""
    row = world.row(kind, key)
    if row is None:
        return None
    if kind == "unit":
        return key
    for name in WHOSE:
        column = RELATIONS[kind].by_name.get(name)
        if column is not None and column.refers and row.get(name):
            owner = owner_key(world, column.refers, str(row[name]))
            if owner is not None:
                return owner
    return None


def subject_unit(kind: str, key: str) -> Unit | None:
    """Give the unit to which a subject belongs."""
    owner = owner_key(DatabaseWorld(), kind, key) if kind in RELATIONS else None
    return (
        Unit.objects.unscoped(reason="the unit of a subject that is asked about").filter(key=owner).first()
        if owner
        else None
    )


def person_key(world: World, kind: str, key: str) -> str | None:
    """Give the key of the person whose matter a subject is; None when it is nobody's."""
    if kind == "person":
        return key
    row = world.row(kind, key)
    for name in WHOSE if row is not None else ():
        column = RELATIONS[kind].by_name.get(name)
        if column is not None and column.refers and column.refers != "unit" and row.get(name):
            found = person_key(world, column.refers, str(row[name]))
            if found is not None:
                return found
    return None
