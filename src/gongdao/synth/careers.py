"""Officials and their appointments: two to five each, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from gongdao.facts.partial import PartialDate
from gongdao.synth.draft import Draft
from gongdao.synth.establishment import Establishment, Post, Unit, add_post, add_variant
from gongdao.synth.names import distant_place, ethnicity, person_name

_SECTIONS = ("办公室主任", "综合股股长", "业务股股长", "法规股股长")
_LEAST_DAYS, _MOST_DAYS = 200, 6 * 365  # ours: ordinary tenures in the present post, far from 8 years
_EARLIER_DAYS = (700, 1800)  # ours: ordinary tenures in earlier posts
_MOST_EARLIER = 4  # ours: earlier appointments
_KNOWN_TO_THE_DAY_YEARS = 4  # ours: older dates may be known to the month only
_NOVEMBER = 11
_VACANT_SHARE = 25  # ours: one leading post in so many is vacant


@dataclass
class Spell:
    """One appointment before it is written: a start or kind of None is not known."""

    post: Post
    start: PartialDate | None
    end: PartialDate | None = None
    kind: str | None = "regular"
    counts: bool | None = True
    key: str = ""

    def lasts_on(self, day: date) -> bool | None:
        """Tell whether it lasts on a day, None when its dates do not tell."""
        if self.end is not None and self.end.last <= day:
            return False
        if self.start is not None and self.start.first > day:
            return False
        is_sure = self.start is not None and self.start.last <= day and (self.end is None or self.end.first > day)
        return True if is_sure else None


@dataclass
class Official:
    """A person before it is written, with all appointments; the last one is the present one."""

    unit: Unit
    spells: list[Spell]
    upbringing_place: str | None
    key: str = ""
    earlier: list[Post] = field(default_factory=list)

    @property
    def present(self) -> Spell:
        """Give the present appointment."""
        return self.spells[-1]


def staff(draft: Draft, establishment: Establishment, count: int) -> list[Official]:
    """Place `count` officials: leading posts first, some of which stay vacant, then all others.

    At most two thirds of the officials lead.
    """
    leading = [post for post in establishment.posts if _is_filled(draft, post)][: max(1, count * 2 // 3)]
    others = _other_posts(draft, establishment, max(count - len(leading), _MOST_EARLIER))
    posts = (leading + others)[:count]
    deputies = [post for post in leading if post.is_deputy]
    return [_official(draft, post, others, deputies) for post in posts]


def write_officials(draft: Draft, officials: list[Official]) -> None:
    """Write persons and appointments; afterwards every official and spell knows its key."""
    for official in officials:
        official.key = _write_person(draft, official)
        for spell in official.spells:
            spell.key = draft.add(
                "appointment",
                person=official.key,
                post=spell.post.key,
                unit=spell.post.unit.key,
                kind=spell.kind,
                started_on=spell.start,
                ended_on=spell.end,
                counts_for_quota=spell.counts,
            )


def move(draft: Draft, official: Official, title: str, **cells: object) -> None:
    """Let the present appointment be to a new post of the same unit that differs in some cells."""
    present = official.present
    present.post = add_variant(draft, present.post, title, **cells)


def _is_filled(draft: Draft, post: Post) -> bool:
    return not post.is_deputy or draft.rng.randrange(_VACANT_SHARE) > 0


def _other_posts(draft: Draft, establishment: Establishment, count: int) -> list[Post]:
    """Make posts below the leading ones, unit by unit, until there is one for each."""
    offices = establishment.of_kind("department", "subdistrict", "township", "park", "farm")
    grassroots = establishment.of_kind("village", "community")
    posts: list[Post] = []
    turn = 0
    while len(posts) < count:
        for unit in offices:
            category = "non_leading" if turn % 4 == 3 else "section_head"  # ours: one in four without a section
            level = "section_deputy" if category == "non_leading" else "stock"
            title = "副主任科员" if category == "non_leading" else _SECTIONS[turn % len(_SECTIONS)]
            posts.append(add_post(draft, unit, title, category, level))
        if turn == 1:
            posts += [
                add_post(draft, unit, "党组织书记", "non_leading", "village", line="party") for unit in grassroots
            ]
        turn += 1
    return posts[:count]


def _official(draft: Draft, post: Post, stones: list[Post], deputies: list[Post]) -> Official:
    rng = draft.rng
    start = draft.times.as_of - timedelta(days=rng.randrange(_LEAST_DAYS, _MOST_DAYS))
    earlier = rng.sample(stones, rng.randint(1, _MOST_EARLIER))
    if post.category == "leading" and deputies and rng.random() < 0.5:  # ours: half of them led before
        earlier[-1] = rng.choice(deputies)
    earlier = [stone for stone in earlier if stone.key != post.key] or [stones[0]]
    unit = post.unit
    official = Official(unit, [], distant_place(rng), earlier=earlier)
    resettle(draft, official, [Spell(post, _as_known(draft, start))], start)
    return official


def resettle(draft: Draft, official: Official, present: list[Spell], since: date) -> None:
    """Let the career end with these spells, the first of which begins on `since`, and fill in what came before."""
    spells: list[Spell] = []
    end, end_as_known = since, present[0].start or PartialDate.of_day(since)
    for post in reversed(official.earlier):
        start = end - timedelta(days=draft.rng.randint(*_EARLIER_DAYS))
        start_as_known = _as_known(draft, start)
        spells.append(Spell(post, start_as_known, end_as_known))
        end, end_as_known = start, start_as_known
    official.spells = [*reversed(spells), *present]


def _as_known(draft: Draft, day: date) -> PartialDate:
    """Let a quarter of the older dates be known to the month only, but never December, where years end."""
    is_old = day.year <= draft.times.as_of.year - _KNOWN_TO_THE_DAY_YEARS and day.month <= _NOVEMBER
    if is_old and draft.rng.random() < 0.25:  # ours
        return PartialDate.parse(day.isoformat()[:7])
    return PartialDate.of_day(day)


def _write_person(draft: Draft, official: Official) -> str:
    rng = draft.rng
    began = next(spell.start for spell in official.spells if spell.start is not None)
    born = draft.some_day(*(date(began.first.year - years, 1, 1) for years in (24, 20)))
    joined = draft.some_day(born.replace(day=1, year=born.year + 19), began.first)
    return draft.add(
        "person",
        name=person_name(rng),
        unit=official.unit.key,
        sex="female" if rng.random() < 0.3 else "male",  # ours
        born_on=PartialDate.parse(born.isoformat()[: 10 if rng.random() < 0.6 else 7]),  # ours
        ethnicity=ethnicity(rng),
        native_place=distant_place(rng),
        upbringing_place=official.upbringing_place,
        joined_party_on=PartialDate.parse(joined.isoformat()[:7]) if rng.random() < 0.9 else None,  # ours
        started_work_on=PartialDate.parse(began.first.isoformat()[:7]),
    )
