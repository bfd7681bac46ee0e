"""The quota of every level in every unit, and what is planted in it: QSH-24f."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gongdao.synth.careers import Official
from gongdao.synth.draft import FAILS, HOLDS, UNKNOWN, Draft, deal
from gongdao.synth.times import DAY

_LEVELS = ("county_chief", "county_deputy", "section_chief", "section_deputy")
_LEAST_FOR_BREACH = 2
Place = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A quota to plant: how much more is approved than occupied; a renewed one begins on the very day."""

    beyond: int | None
    outcome: str
    why: str
    is_renewed: bool = False


_CASES = (
    *[Case(0, HOLDS, "人数恰等于核定职数")] * 5,
    *[Case(-1, FAILS, "超出核定职数1人")] * 3,
    Case(-2, FAILS, "超出核定职数2人"),
    *[Case(None, UNKNOWN, "核定职数未填")] * 2,
    Case(0, HOLDS, "当日生效的新职数，人数恰等", is_renewed=True),
)


def leave_uncounted(officials: list[Official]) -> None:
    """Leave open, before they are written, whether these take up a place."""
    for official in officials:
        official.present.counts = None


def set_quotas(draft: Draft, officials: list[Official]) -> None:
    """Approve one post more than can be occupied for every level of every unit, but for the planted ones."""
    sure, maybe = _occupied(draft, officials)
    open_places = sorted(place for place in maybe if maybe[place])
    even_places = sorted(place for place in sure if not maybe[place] and sure[place] >= _LEAST_FOR_BREACH)
    dealt, _ = deal(draft.rng, even_places, _CASES)
    planted = {place for place, _ in dealt}
    for place in sorted(sure | maybe):
        if place not in planted and place not in open_places:
            _approve(draft, place, sure[place] + 1)
    for place in open_places:
        key = _approve(draft, place, sure[place])
        draft.plant("QSH-24f", key, UNKNOWN, "有人是否占职数或者是否在任不明，恰在职数边缘")
    for place, case in dealt:
        key = _approve_case(draft, place, sure[place], case)
        draft.plant("QSH-24f", key, case.outcome, case.why)


def _approve_case(draft: Draft, place: Place, occupied: int, case: Case) -> str:
    as_of = draft.times.as_of
    if not case.is_renewed:
        return _approve(draft, place, None if case.beyond is None else occupied + case.beyond)
    _approve(draft, place, occupied - 1, ended_on=as_of)
    _approve(draft, place, occupied - 1, started_on=as_of + DAY)
    return _approve(draft, place, occupied, started_on=as_of)


def _occupied(draft: Draft, officials: list[Official]) -> tuple[Counter[Place], Counter[Place]]:
    """Count who takes up a place on the day for sure, and who may."""
    sure: Counter[Place] = Counter()
    maybe: Counter[Place] = Counter()
    for official in officials:
        for spell in official.spells:
            place: Place = (spell.post.unit.key, spell.post.level)
            lasts = spell.lasts_on(draft.times.as_of)
            if lasts is False or spell.counts is False or spell.post.level not in _LEVELS:
                continue
            (sure if lasts and spell.counts else maybe)[place] += 1
    return sure, maybe


def _approve(draft: Draft, place: Place, approved: int | None, **days: object) -> str:
    unit, level = place
    started_on = {"started_on": draft.times.reached(6)} | days
    number = draft.rng.randrange(10, 99)
    document = f"区编字〔{draft.times.as_of.year - 6}〕{number}号"
    return draft.add("quota", unit=unit, level=level, approved=approved, document=document, **started_on)
