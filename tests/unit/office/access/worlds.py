"""Drawn worlds for the question who may, and its answer in plain words."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from gongdao.facts.organisation import LEVELS
from gongdao.facts.relation import Level
from gongdao.office.access.roles import ROLES, Family

DAY = date(2026, 11, 25)
RANKS = list(LEVELS)
SECRECY = list(Level)
BUSINESS = sorted(code for code, role in ROLES.items() if role.family is Family.BUSINESS)
PERSONS = ("p0", "p1", "p2", "p3")
UNITS = ("u0", "u1", "u2", "u3", "u4")


@dataclass
class DrawnGrant:
    role: str
    unit: str
    lowest: str
    highest: str
    started: int
    ended: int | None


@dataclass
class DrawnRecusal:
    person: str | None
    unit: str | None
    started: int
    ended: int | None


@dataclass
class DrawnRow:
    unit: str | None
    person: str | None
    other: str | None
    hand: str
    is_open: bool


@dataclass
class World:
    """Units by their parent, people by what they hold, the actor's grants, and rows to be asked about."""

    parents: dict[str, str | None]
    receiving: set[str]
    homes: dict[str, str]
    ranks: dict[str, str | None]
    kin: set[tuple[str, str]]
    actor: str
    grants: list[DrawnGrant] = field(default_factory=list)
    rows: list[DrawnRow] = field(default_factory=list)
    recusals: list[DrawnRecusal] = field(default_factory=list)
    others: list[list[DrawnGrant]] = field(default_factory=list)


def may(world: World, row: DrawnRow, permission: str, level: Level) -> bool:
    """Answer as the rule is told: role, scope on the day, no recusal, clearance, state, four eyes."""
    where = row.unit or (world.homes[row.person] if row.person else None)
    if not any(_grant_reaches(world, grant, where, row.person, permission, level) for grant in world.grants):
        return False
    named = {row.person, row.other} - {None}
    if (not permission.endswith(":read") or level == Level.RESTRICTED) and _is_declared(world, where, named):
        return False
    if world.actor:
        kin = {b if a == world.actor else a for a, b in world.kin if world.actor in (a, b)}
        is_act = not permission.endswith(":read")
        away = {world.actor} | kin if is_act or level == Level.RESTRICTED else {world.actor}
        if named & away and (is_act or level != Level.PUBLIC):
            return False
    return row.is_open and row.hand != "actor"


def _is_declared(world: World, where: str | None, named: set[str]) -> bool:
    running = [one for one in world.recusals if one.started <= 0 and (one.ended is None or one.ended > 0)]
    return any(one.person in named if one.person else one.unit in _up(world, where) for one in running)


def _grant_reaches(world, grant, where, person, permission, level) -> bool:
    role = ROLES[grant.role]
    if permission not in role.permissions or SECRECY.index(role.clearance) < SECRECY.index(level):
        return False
    if grant.started > 0 or (grant.ended is not None and grant.ended <= 0):
        return False
    if where is not None and (
        grant.unit not in _up(world, where) or (where in world.receiving and not role.sees_receiving)
    ):
        return False
    if person is None or not (grant.lowest or grant.highest):
        return True
    rank = world.ranks[person]
    if rank is None:
        return False
    too_high = grant.highest and RANKS.index(rank) < RANKS.index(grant.highest)
    too_low = grant.lowest and RANKS.index(rank) > RANKS.index(grant.lowest)
    return not too_high and not too_low


def _up(world: World, unit: str | None) -> list[str]:
    return [] if unit is None else [unit, *_up(world, world.parents[unit])]


def _is_orderly(grant: DrawnGrant) -> bool:
    in_order = not (grant.lowest and grant.highest) or RANKS.index(grant.highest) <= RANKS.index(grant.lowest)
    return in_order and (grant.ended is None or grant.ended > grant.started)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a world of five units, four people, up to three grants, two recusals and eight rows; and the
    grants of two other accounts."""
    days = st.integers(-2, 2)
    grants = st.builds(
        DrawnGrant,
        st.sampled_from(BUSINESS),
        st.sampled_from(UNITS),
        st.sampled_from(["", *RANKS]),
        st.sampled_from(["", "", *RANKS]),
        days,
        st.none() | st.integers(-1, 4),
    ).filter(_is_orderly)
    matters = st.tuples(st.sampled_from(PERSONS), st.none()) | st.tuples(st.none(), st.sampled_from(UNITS))
    recusals = st.builds(
        lambda matter, started, length: DrawnRecusal(*matter, started, None if length is None else started + length),
        matters,
        days,
        st.none() | st.integers(1, 4),
    )
    maybe = st.none() | st.sampled_from(PERSONS)
    rows = st.builds(
        DrawnRow, st.none() | st.sampled_from(UNITS), maybe, maybe, st.sampled_from(["actor", "x", "y"]), st.booleans()
    ).filter(lambda row: row.unit or row.person)
    return World(
        {key: draw(st.sampled_from(UNITS[:at])) if at else None for at, key in enumerate(UNITS)},
        draw(st.sets(st.sampled_from(UNITS), max_size=1)),
        {person: draw(st.sampled_from(UNITS)) for person in PERSONS},
        {person: draw(st.none() | st.sampled_from(RANKS)) for person in PERSONS},
        draw(st.sets(st.tuples(st.sampled_from(PERSONS), st.sampled_from(PERSONS)), max_size=3)),
        draw(st.sampled_from(["", *PERSONS])),
        draw(st.lists(grants, max_size=3)),
        draw(st.lists(rows, min_size=4, max_size=8)),
        draw(st.lists(recusals, max_size=2)),
        draw(st.lists(st.lists(grants, max_size=2), min_size=2, max_size=2)),
    )


def day(offset: int | None) -> date | None:
    return None if offset is None else DAY + timedelta(days=offset)
