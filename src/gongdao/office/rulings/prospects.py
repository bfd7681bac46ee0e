"""What does a person lack, for the present posts or for a post that might be proposed, and from when on not?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongdao.engine.clauses import Clause, Force, Outcome, Pack
from gongdao.engine.days import years_after
from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.names import subject_name
from gongdao.engine.reads import reads_sealed
from gongdao.engine.waiting import DraftWorld, Requirement, met_on, requirements
from gongdao.engine.world import Row, World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.office.accounts.models import User
from gongdao.office.rulings.queries import adopted_packs, levels_at, note_read
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.subjects import owner_key
from gongdao.office.rulings.worlds import DatabaseWorld

DRAFT = "draft"  # the key of a candidacy that nobody has recorded
HORIZON_YEARS = 10  # ours: two terms of office; a later day is nobody's plan
BINDING = (Force.MUST, Force.DEFAULT)  # ours: what only advises keeps nobody from a post
Asked = tuple[Pack, Clause, str]


@dataclass(frozen=True)
class Proposal:
    """A post for which a person might be proposed, and what the proposal would be."""

    post: str
    manner: str


@dataclass(frozen=True)
class Lack:
    """What one clause asks of the person, of a present appointment or of the drafted candidacy.

    `ends` tells that on the day on which it is met it does not apply any more, rather than hold.
    """

    subject: str
    requirement: Requirement
    ends: bool


@dataclass(frozen=True)
class Prospect:
    """All that is asked of a person; `all_met_on` is the first day on which every binding clause holds by time alone."""

    person: str
    lacks: tuple[Lack, ...]
    all_met_on: date | None
    concealed: int


def prospect(by: User, person: str, proposal: Proposal | None, as_of: date) -> Prospect | None:
    """Ask every clause of the adopted documents about a person; None when there is none, or out of sight.

    Clauses above the actor's clearance are counted in `concealed`; those that read a sealed relation are left out.
    """
    recorded = DatabaseWorld()
    owner = owner_key(recorded, "person", person)
    cleared = levels_at(by, owner, person) if owner else set()
    if owner is None or not cleared:
        return None
    drafted = [_draft(recorded, person, proposal, as_of)] if proposal else []
    _prepare(recorded, person, drafted, as_of)
    world = DraftWorld(recorded, {"candidate": drafted} if drafted else {})
    asked = list(_asked(world, adopted_packs(as_of, owner), person, proposal, as_of))
    open_to = [one for one in asked if level_of(one[0].name, one[1].id) in cleared]
    until = years_after(as_of, HORIZON_YEARS)
    lacks = tuple(
        _lack(world, subject, found)
        for pack, clause, subject in open_to
        for found in requirements(world, [(pack, clause)], subject, as_of, until)
    )
    note_read((level_of(pack.name, clause.id), clause.id, subject) for pack, clause, subject in open_to)
    name = subject_name(recorded, "person", person)
    return Prospect(name, lacks, _all_met_on(world, open_to, lacks, as_of), len(asked) - len(open_to))


def _prepare(recorded: DatabaseWorld, person: str, drafted: list[Row], as_of: date) -> None:
    own = recorded.row("person", person)
    recorded.prepare(
        [
            *((("person", own),) if own is not None else ()),
            *(("appointment", row) for row in _held(recorded, person, as_of)),
            *(("candidate", row) for row in drafted),
        ]
    )


def _lack(world: World, subject: str, found: Requirement) -> Lack:
    met = found.met_on
    still_applies = met is None or any(evaluate_one(world, [(found.pack, found.clause)], subject, met))
    return Lack(subject, found, not still_applies)


def _asked(world: World, packs: list[Pack], person: str, proposal: Proposal | None, as_of: date) -> Iterator[Asked]:
    held = [str(row["appointment"]) for row in _held(world, person, as_of)]
    subjects = {"person": [person], "appointment": held, "candidate": [DRAFT] if proposal else []}
    for pack in packs:
        for clause in pack.computed:
            about = subjects.get(clause.rule.about, []) if clause.rule is not None else []
            if about and not reads_sealed(clause):
                yield from ((pack, clause, subject) for subject in about)


def _held(world: World, person: str, as_of: date) -> Iterator[Row]:
    """Yield the appointments that have begun and may not be over."""
    for row in world.linked("appointment", ((None, "person"),), (person,)):
        begun, ended = row.get("started_on"), row.get("ended_on")
        has_begun = not isinstance(begun, PartialDate) or begun.first <= as_of
        if has_begun and (not isinstance(ended, PartialDate) or as_of < ended.last):
            yield row


def _draft(world: World, person: str, proposal: Proposal, as_of: date) -> Row:
    """Write the candidacy as an act would: entered on the day, for the post and its unit, from the present post."""
    post = world.row("post", proposal.post) or {}
    present = next((row.get("post") for row in _held(world, person, as_of)), None)
    row = dict.fromkeys(column.name for column in RELATIONS["candidate"].columns)
    known = {"candidate": DRAFT, "person": person, "post": proposal.post, "unit": post.get("unit")}
    return row | known | {"present_post": present, "manner": proposal.manner, "entered_on": as_of}


def _all_met_on(world: World, asked: list[Asked], lacks: tuple[Lack, ...], as_of: date) -> date | None:
    """Find the first day on which all binding clauses hold at once.

    One that is met today may lapse while others wait, and one that does not apply today may begin to.
    """
    day, until = as_of, years_after(as_of, HORIZON_YEARS)
    days = [one.requirement.met_on for one in lacks if one.requirement.clause.force in BINDING]
    while None not in days:
        latest = max((one for one in days if one is not None), default=day)
        if latest == day:
            return day
        day = latest
        days = [
            met_on(world, pack, clause, subject, day, until)
            for pack, clause, subject in asked
            if clause.force in BINDING
        ]
    return None


def state_of(lack: Lack) -> Outcome:
    """Take the answers of all periods together: the worst counts."""
    outcomes = {finding.outcome for finding in lack.requirement.findings}
    order = (Outcome.FAILS, Outcome.UNKNOWN, Outcome.NOT_CONFIGURED)
    return next((one for one in order if one in outcomes), Outcome.HOLDS)
