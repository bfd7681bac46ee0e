"""The arithmetic of the quota ledger, by worked lines and by drawn ones."""

import random
from datetime import date, timedelta

import pytest

from gongdao.office.establishment.ledger import (
    ALWAYS,
    GIVING,
    HOLDING,
    Account,
    Facts,
    Kept,
    Posting,
    Span,
    balances,
    corrections,
    derive,
    lowest,
    most,
    taking,
)

DAY = date(2026, 3, 1)
NOTHING = Kept()


def _all(facts: Facts, kept: Kept = NOTHING) -> list[Posting]:
    return [
        *derive(facts, kept),
        *taking(kept.reserved, Account.RESERVED),
        *taking(kept.frozen, Account.FROZEN),
    ]


def _at(facts: Facts, day: date = DAY, kept: Kept = NOTHING) -> dict[str, int]:
    return {account.value: n for account, n in balances(_all(facts, kept), day).items() if n}


def _held(count: int, **when: date) -> list[Span]:
    return [Span(f"a{number}", **when) for number in range(count)]


@pytest.mark.parametrize(
    ("holders", "told"),
    [
        (0, {"approved": 2, "free": 2}),
        (1, {"approved": 2, "free": 1, "occupied": 1}),
        (2, {"approved": 2, "occupied": 2}),
        (3, {"approved": 2, "excess": 1, "occupied": 3}),
    ],
)
def test_one_below_at_and_one_above_the_approved_number(holders, told):
    assert _at(Facts(approvals=[Span("d1", places=2)], holders=_held(holders))) == told


def test_document_that_began_last_counts_from_its_first_day():
    facts = Facts(approvals=[Span("d1", places=3), Span("d2", since=DAY, places=5)], holders=_held(4))
    assert _at(facts, DAY - timedelta(1)) == {"approved": 3, "excess": 1, "occupied": 4}
    assert _at(facts, DAY) == {"approved": 5, "free": 1, "occupied": 4}
    assert Posting(DAY, Account.APPROVED, Account.FREE, 2, "d2") in derive(facts, Kept())


def test_without_a_document_nothing_is_called_excess():
    assert _at(Facts(holders=_held(2))) == {"unrecorded": 2, "occupied": 2}


def test_document_that_ended_without_a_successor_leaves_the_number_unrecorded():
    facts = Facts(approvals=[Span("d1", until=DAY, places=2)], holders=_held(1))
    assert _at(facts, DAY - timedelta(1)) == {"approved": 2, "free": 1, "occupied": 1}
    assert _at(facts, DAY) == {"unrecorded": 1, "occupied": 1}


def test_whoever_leaves_gives_the_place_back_on_the_first_day_after():
    facts = Facts(approvals=[Span("d1", places=1)], holders=[Span("a1", until=DAY)])
    assert _at(facts, DAY - timedelta(1)) == {"approved": 1, "occupied": 1}
    assert _at(facts, DAY) == {"approved": 1, "free": 1}


@pytest.mark.parametrize(("notified", "digesting", "excess"), [(0, 0, 2), (1, 1, 1), (2, 2, 0), (3, 2, 0)])
def test_notified_excess_is_being_digested_as_far_as_it_goes(notified, digesting, excess):
    spans = [Span("x1", since=DAY, places=notified)] if notified else []
    facts = Facts(approvals=[Span("d1", places=1)], holders=_held(3), notified=spans)
    told = balances(_all(facts), DAY)
    assert (told[Account.DIGESTING], told[Account.EXCESS]) == (digesting, excess)
    assert balances(_all(facts), DAY - timedelta(1))[Account.EXCESS] == 2


def test_permitted_excess_gives_places_also_when_nobody_holds_them():
    kept = Kept(permitted=[Span("p1", since=DAY, places=1)])
    facts = Facts(approvals=[Span("d1", places=1)], holders=_held(1))
    assert _at(facts, DAY, kept) == {"approved": 1, "permitted": 1, "free": 1, "occupied": 1}


def test_places_that_are_kept_are_not_free():
    kept = Kept(reserved=[Span("h1", since=DAY)], frozen=[Span("h2", since=DAY)])
    facts = Facts(approvals=[Span("d1", places=3)])
    assert _at(facts, DAY, kept) == {"approved": 3, "free": 1, "reserved": 1, "frozen": 1}


def test_lowest_looks_at_the_future_too():
    postings = _all(Facts(approvals=[Span("d1", places=2)], holders=[Span("a1", since=DAY + timedelta(9))]))
    assert lowest(postings, Account.FREE, DAY) == 1
    assert lowest(postings[:1], Account.FREE, DAY) == 2
    assert most(postings, (Account.FREE, Account.OCCUPIED), DAY) == 2
    assert most(postings, (Account.FREE,), DAY + timedelta(9)) == 1


def _drawn(seed: int) -> tuple[Facts, Kept]:
    draw = random.Random(seed)

    def span(prefix: str, number: int, most: int = 1) -> Span:
        since = DAY + timedelta(draw.randrange(-30, 30)) if draw.random() < 0.8 else None
        until = (since or DAY) + timedelta(draw.randrange(1, 40)) if draw.random() < 0.6 else None
        return Span(f"{prefix}{number}", since, until, draw.randint(1, most))

    def spans(prefix: str, count: int, most: int = 1) -> list[Span]:
        return [span(prefix, number, most) for number in range(draw.randrange(count))]

    facts = Facts(spans("d", 4, 6), spans("a", 9), spans("x", 3, 3))
    return facts, Kept(spans("h", 3), spans("f", 3), spans("p", 2, 2))


@pytest.mark.parametrize("seed", range(60))
def test_drawn_lines_balance_on_every_day_and_no_account_is_ever_negative(seed):
    facts, kept = _drawn(seed)
    postings = _all(facts, kept)
    for number in range(-45, 80):
        day = DAY + timedelta(number)
        told = balances(postings, day)
        assert sum(told[account] for account in GIVING) == sum(told[account] for account in HOLDING)
        assert min(told.values()) >= 0
        assert told[Account.OCCUPIED] == sum(holder.lasts(day) for holder in facts.holders)
        assert told[Account.APPROVED] == _approved(facts, day)


def _approved(facts: Facts, day: date) -> int:
    running = [document for document in facts.approvals if document.lasts(day)]
    return max(running, key=lambda document: (document.since or ALWAYS, document.origin)).places if running else 0


@pytest.mark.parametrize("seed", range(20))
def test_corrections_lead_from_any_line_to_any_other(seed):
    old, new = derive(*_drawn(seed)), derive(*_drawn(seed + 1000))
    added, stale = corrections(new, dict(enumerate(old)))
    kept = [posting for number, posting in enumerate(old) if number not in stale]
    assert sorted((*kept, *added)) == sorted(new)
    assert corrections(new, dict(enumerate(new))) == ([], [])
