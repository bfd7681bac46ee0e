"""From registers to postings: what the ledger should say is compared with what it says, and the difference posted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from gongdao.office.establishment import holders
from gongdao.office.establishment.holders import Place
from gongdao.office.establishment.ledger import Account, Facts, Kept, Posting, Span, corrections, derive
from gongdao.office.establishment.models import Quota, QuotaExcess, QuotaHold, QuotaLine, QuotaPermit, QuotaPosting

_ALL = "the quota ledger is settled for everybody; the action has asked for permission"


def places(units: Collection[int] | None = None) -> set[Place]:
    """Find the units and levels of which some register speaks."""
    documents = (_of_units(table, units).values_list("unit", "level") for table in (Quota, QuotaExcess))
    told = {place for rows in documents for place in rows if all(place)}
    return told | set(holders.holders(units))


def settle(lines: Sequence[QuotaLine], by_key: str, at: datetime) -> tuple[list[QuotaPosting], int]:
    """Post the difference for some lines; return the new postings, and how many of them reverse earlier ones.

    Nothing is changed: a posting that no longer follows from the registers is reversed on its own day.
    """
    facts = _facts({line.unit_id for line in lines})
    kept = _kept(lines)
    stored = _stored(lines)
    new: list[QuotaPosting] = []
    count = 0
    for line in lines:
        wanted = derive(facts.get((line.unit_id, line.level), Facts()), kept[line.pk])
        added, stale = corrections(wanted, {pk: row.posting for pk, row in stored[line.pk].items()})
        new += [entry(line, posting, by_key, at, is_derived=True) for posting in added]
        for number in stale:
            back = stored[line.pk][number].posting.reversed()
            new.append(entry(line, back, by_key, at, is_derived=True, reverses_id=number))
        count += len(stale)
    return QuotaPosting.objects.bulk_create(new, batch_size=500), count


def entry(line: QuotaLine, posting: Posting, by_key: str, at: datetime, **values: object) -> QuotaPosting:
    """Make the row of a posting, not yet stored."""
    told = {"on": posting.on, "source": posting.source.value, "target": posting.target.value}
    told |= {"places": posting.places, "origin": posting.origin or None, "by_key": by_key, "at": at}
    return QuotaPosting(line=line, **told, **values)


def _stored(lines: Iterable[QuotaLine]) -> Mapping[int, dict[int, QuotaPosting]]:
    """Give the postings that follow from registers and stand: neither reversed nor reversing."""
    found: dict[int, dict[int, QuotaPosting]] = defaultdict(dict)
    rows = QuotaPosting.objects.unscoped(reason=_ALL).filter(is_derived=True, reverses=None, reversed_by=None)
    for row in _in_chunks(rows, lines):
        found[row.line_id][row.pk] = row
    return found


def _facts(units: Collection[int]) -> dict[Place, Facts]:
    asked = units if len(units) <= _MANY else None
    approvals, notified = defaultdict(list), defaultdict(list)
    for row in _of_units(Quota, asked).filter(approved__isnull=False):
        approvals[row.unit_id, row.level].append(Span(row.key, row.started_on, row.ended_on, row.approved))
    for row in _of_units(QuotaExcess, asked).filter(people_over__gte=1, notified_on__isnull=False):
        notified[row.unit_id, row.level].append(Span(row.key, row.notified_on, None, row.people_over))
    held = holders.holders(asked)
    known = approvals.keys() | notified.keys() | held.keys()
    return {at: Facts(approvals.get(at, ()), held.get(at, ()), notified.get(at, ())) for at in known}


def _kept(lines: Sequence[QuotaLine]) -> Mapping[int, Kept]:
    by_line: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for hold in _in_chunks(QuotaHold.objects.unscoped(reason=_ALL), lines):
        if hold.released_on is None or hold.started_on < hold.released_on:
            by_line[hold.line_id][hold.account].append(Span(hold.key, hold.started_on, hold.released_on))
    for permit in _in_chunks(QuotaPermit.objects.unscoped(reason=_ALL), lines):
        span = Span(permit.key, permit.started_on, permit.ended_on, permit.places)
        by_line[permit.line_id][Account.PERMITTED].append(span)
    return defaultdict(Kept) | {
        pk: Kept(told[Account.RESERVED], told[Account.FROZEN], told[Account.PERMITTED]) for pk, told in by_line.items()
    }


_MANY = 500  # ours: of more units than this, all are asked for at once


def _in_chunks(rows, lines: Iterable[QuotaLine]):
    keys = [line.pk for line in lines]
    if len(keys) > _MANY:
        yield from rows
    else:
        yield from rows.filter(line__in=keys)


def _of_units(table, units: Collection[int] | None):
    rows = table.objects.unscoped(reason=_ALL).filter(unit__isnull=False, level__isnull=False)
    return rows if units is None else rows.filter(unit__in=units)
