"""The arithmetic of the quota ledger (职数账): places move between the accounts of one unit and level.

Every posting takes places out of one account and puts them into another, so that all accounts of a line add up to
nothing on every day. Three of them hold places: free, occupied, and kept (reserved for a case, or frozen). The others
say where the places come from, and owe what they have given. Nothing here touches a database.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ALWAYS = date.min  # the day of what has no recorded beginning


class Account(StrEnum):
    """Where places are, or come from."""

    APPROVED = "approved"  # 核定: given by a document
    PERMITTED = "permitted"  # 批准超配: beyond the number, with the superior's reply
    DIGESTING = "digesting"  # 消化中: beyond the number, notified, to be absorbed in time (CD-25h)
    EXCESS = "excess"  # 超配: beyond the number without any of these (QSH-24f)
    UNRECORDED = "unrecorded"  # 未登记核定: nobody has recorded how many there may be
    FREE = "free"  # 空缺
    RESERVED = "reserved"  # 预留
    FROZEN = "frozen"  # 冻结
    OCCUPIED = "occupied"  # 实配


GIVING = (Account.APPROVED, Account.PERMITTED, Account.DIGESTING, Account.EXCESS, Account.UNRECORDED)
HOLDING = (Account.FREE, Account.RESERVED, Account.FROZEN, Account.OCCUPIED)


@dataclass(frozen=True, order=True)
class Posting:
    """So many places out of one account into another, with effect from the start of a day.

    `origin` is the key of what caused it: a row of the quota register, an appointment, a hold, a permission.
    """

    on: date
    source: Account
    target: Account
    places: int
    origin: str = ""

    def reversed(self) -> "Posting":
        """The same places back, on the same day."""
        return Posting(self.on, self.target, self.source, self.places, self.origin)


@dataclass(frozen=True)
class Span:
    """Something that lasts from a day until the day before `until`; without a beginning always, without an end for good.

    `places` is what a document approves or notifies; whoever holds or keeps a place takes one.
    """

    origin: str
    since: date | None = None
    until: date | None = None
    places: int = 1

    def lasts(self, day: date) -> bool:
        return (self.since or ALWAYS) <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Facts:
    """What the registers say about a line: documents, those who hold a place, and excesses that have been notified."""

    approvals: Sequence[Span] = ()
    holders: Sequence[Span] = ()
    notified: Sequence[Span] = ()


@dataclass(frozen=True)
class Kept:
    """What has been decided in the ledger itself: places kept for a case or frozen, and excesses permitted."""

    reserved: Sequence[Span] = ()
    frozen: Sequence[Span] = ()
    permitted: Sequence[Span] = ()


def derive(facts: Facts, kept: Kept) -> list[Posting]:
    """Make the postings that follow from the facts: documents, holders, and what covers the places beyond the number.

    Of several documents on a day the one that began last counts. What is needed beyond the number, on each day, is
    covered by permissions first, then by notified excesses, and the rest stands as excess.
    """
    made, before = [], Counter()
    spans = (*facts.approvals, *facts.notified, *kept.permitted, *kept.reserved, *kept.frozen, *facts.holders)
    days = sorted({day for span in spans for day in (span.since or ALWAYS, span.until) if day})
    for day in days:
        after, document = _giving(day, facts, kept)
        for account in GIVING:
            if more := after[account] - before[account]:
                origin = document if account is Account.APPROVED else ""
                made.append(_move(day, account, Account.FREE, more, origin))
        before = after
    return sorted((*made, *_taken(facts.holders)))


def _giving(day: date, facts: Facts, kept: Kept) -> tuple[Counter, str]:
    """Count what each giving account has given by the end of a day, and name the document that says how many."""
    documents = sorted((s for s in facts.approvals if s.lasts(day)), key=lambda s: (s.since or ALWAYS, s.origin))
    needed = sum(s.lasts(day) for s in (*facts.holders, *kept.reserved, *kept.frozen))
    if not documents:
        return Counter({Account.UNRECORDED: needed}), ""
    approved = documents[-1].places
    permitted = sum(s.places for s in kept.permitted if s.lasts(day))
    beyond = max(0, needed - approved - permitted)
    digesting = min(beyond, sum(s.places for s in facts.notified if s.lasts(day)))
    given = {
        Account.APPROVED: approved,
        Account.PERMITTED: permitted,
        Account.DIGESTING: digesting,
        Account.EXCESS: beyond - digesting,
    }
    return Counter(given), documents[-1].origin


def _taken(holders: Iterable[Span]) -> Iterator[Posting]:
    yield from taking(holders, Account.OCCUPIED)


def taking(spans: Iterable[Span], account: Account) -> Iterator[Posting]:
    """Make the postings by which places are taken out of what is free, and given back at the end."""
    for span in spans:
        yield Posting(span.since or ALWAYS, Account.FREE, account, span.places, span.origin)
        if span.until is not None:
            yield Posting(span.until, account, Account.FREE, span.places, span.origin)


def _move(day: date, source: Account, target: Account, places: int, origin: str) -> Posting:
    posting = Posting(day, source, target, abs(places), origin)
    return posting if places > 0 else posting.reversed()


def balances(postings: Iterable[Posting], on: date) -> dict[Account, int]:
    """Add up to the end of a day. A giving account shows what it has given, a holding one what it holds."""
    found: Counter[Account] = Counter()
    for posting in postings:
        if posting.on <= on:
            found[posting.target] += posting.places
            found[posting.source] -= posting.places
    return {account: -found[account] if account in GIVING else found[account] for account in Account}


def lowest(postings: Sequence[Posting], account: Account, since: date) -> int:
    """Find the least that an account holds or has given on any day from `since` on."""
    return min(told[account] for told in _each_day(postings, since))


def most(postings: Sequence[Posting], accounts: Sequence[Account], since: date) -> int:
    """Find the most that some accounts hold or have given together on any day from `since` on."""
    return max(sum(told[account] for account in accounts) for told in _each_day(postings, since))


def _each_day(postings: Sequence[Posting], since: date) -> Iterator[dict[Account, int]]:
    for day in sorted({since, *(posting.on for posting in postings if posting.on > since)}):
        yield balances(postings, day)


def corrections(wanted: Iterable[Posting], stored: Mapping[int, Posting]) -> tuple[list[Posting], list[int]]:
    """Compare what should stand with what stands: the postings to add, and the numbers of those to reverse."""
    missing = Counter(wanted)
    stale = []
    for number, posting in sorted(stored.items()):
        if missing[posting]:
            missing[posting] -= 1
        else:
            stale.append(number)
    return sorted(missing.elements()), stale
