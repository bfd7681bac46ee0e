"""What happens in the quota ledger (职数账). Nobody is appointed here: places are kept, given back, permitted, settled."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongdao.office.access import actions as access
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.audit import actions as audit
from gongdao.office.audit.acts import act, digest
from gongdao.office.audit.keys import new_key
from gongdao.office.audit.models import Event
from gongdao.office.establishment import ledger_queries, report, settling
from gongdao.office.establishment.ledger import ALWAYS, Account, Posting, balances, lowest, most
from gongdao.office.establishment.messages import refusal, tell
from gongdao.office.establishment.models import QuotaHold, QuotaLine, QuotaPermit, QuotaPosting
from gongdao.office.orgs.models import Unit

_PERMITTED = "the action has asked for the permission at the unit"


@act
def settle_ledger(*, by: User) -> int:
    """Bring the whole ledger into agreement with the registers; return how many postings that took. Nothing is lost:
    what no longer follows from the registers is reversed.

    Raises: Denied.
    """
    access.require(by, Permission.POSTS_QUOTA_SETTLE, subject_kind="quota_line")
    lines = _all_lines()
    new, reversals = _settle(lines, by)
    _record(
        by,
        "settle_ledger",
        "",
        tell("settle", lines=len(lines), added=len(new) - reversals, reversed=reversals),
        rows=len(new),
        rows_digest=digest([_told(posting) for posting in new]),
    )
    return len(new)


@act
def export_ledger(*, by: User, on: date) -> bytes:
    """Write the balances of a day, of the lines that `by` may read, as a workbook to print (领导职数配备情况表).

    Raises: Denied.
    """
    access.require(by, Permission.ROSTER_FILE_EXPORT, subject_kind="quota_line")
    rows = report.rows(ledger_queries.balances(ledger_queries.lines(by, timezone.localdate()), on))
    told = tell("export", rows=len(rows), day=on.isoformat())
    values = {"rows": len(rows), "rows_digest": digest(rows), "result": Event.Result.READ}
    _record(by, "export_ledger", "", told, **values)
    return report.workbook(rows, on)


@act
def keep_place(
    *, by: User, unit: Unit, level: str, account: Account, purpose: str, document: str = "", on: date
) -> QuotaHold:
    """Keep one free place of a unit and level from a day on: reserve it for a case, or freeze it.

    Of those who ask for the last place at the same moment exactly one gets it: the line is locked, and two holds cannot
    bear the same number. QSH-24f: the place must be free on that day and on every later one.
    Raises: UserError `level_missing`, `hold_purpose`, `no_number`, `no_place`, `hold_slot_once`; Denied.
    """
    access.require(by, Permission.POSTS_QUOTA_KEEP, unit=unit, subject_kind="unit", subject_key=unit.key)
    if not purpose.strip():
        raise refusal("hold_purpose")
    line = _locked(unit, level)
    _settle([line], by)
    postings = _postings(line)
    _require_free(line, postings, on)
    hold = QuotaHold(
        key=new_key("hold"),
        line=line,
        slot=_free_slot(line, postings, on),
        account=account.value,
        purpose=purpose.strip(),
        document=document.strip() or None,
        started_on=on,
        by_key=by.key,
        at=timezone.now(),
    )
    _store(hold)
    _post(line, Posting(on, Account.FREE, account, 1, hold.key), by)
    told = tell(account.value, line=line, day=on.isoformat(), purpose=hold.purpose)
    _record(by, "keep_place", unit.key, told, data={"hold": hold.key, "level": level})
    return hold


@act
def release_place(*, by: User, hold: QuotaHold, on: date) -> QuotaHold:
    """Give a kept place back from a day on, which may not lie before its first.

    Raises: UserError `released_before`, `hold_order`; Denied.
    """
    unit = hold.line.unit
    access.require(by, Permission.POSTS_QUOTA_KEEP, unit=unit, subject_kind="unit", subject_key=unit.key)
    line = _locked(unit, hold.line.level)
    hold = QuotaHold.objects.unscoped(reason=_PERMITTED).get(pk=hold.pk)
    if hold.released_on is not None:
        raise refusal("released_before", day=hold.released_on.isoformat())
    if on < hold.started_on:
        raise refusal("hold_order")
    hold.released_on = on
    hold.save(update_fields=["released_on"])
    _post(line, Posting(on, Account(hold.account), Account.FREE, 1, hold.key), by)
    _settle([line], by)
    _record(by, "release_place", unit.key, tell("release", line=line, day=on.isoformat()), data={"hold": hold.key})
    return hold


@act
def permit_excess(
    *, by: User, unit: Unit, level: str, places: int, document: str, on: date, until: date | None = None
) -> QuotaPermit:
    """Enter the superior's written reply that permits places beyond the approved number, for a time (CD-25e).

    Raises: UserError `level_missing`, `permit_places`, `permit_document`, `permit_order`; Denied.
    """
    access.require(by, Permission.POSTS_QUOTA_PERMIT, unit=unit, subject_kind="unit", subject_key=unit.key)
    if places < 1:
        raise refusal("permit_places")
    if not document.strip():
        raise refusal("permit_document")
    if until is not None and until <= on:
        raise refusal("permit_order")
    line = _locked(unit, level)
    permit = QuotaPermit.objects.create(
        key=new_key("permit"),
        line=line,
        places=places,
        document=document.strip(),
        started_on=on,
        ended_on=until,
        by_key=by.key,
        at=timezone.now(),
    )
    _settle([line], by)
    told = tell("permit", line=line, places=places, day=on.isoformat(), document=permit.document)
    _record(by, "permit_excess", unit.key, told, data={"permit": permit.key, "level": level})
    return permit


def _all_lines() -> list[QuotaLine]:
    rows = QuotaLine.objects.unscoped(reason=_PERMITTED)
    known = set(rows.values_list("unit", "level"))
    missing = sorted(settling.places() - known)
    QuotaLine.objects.bulk_create([QuotaLine(unit_id=unit, level=level) for unit, level in missing], batch_size=500)
    return list(QuotaLine.objects.unscoped(reason=_PERMITTED).select_for_update().order_by("pk"))


def _locked(unit: Unit, level: str) -> QuotaLine:
    """Find or open the line, and let nobody else count its places until this act is done."""
    if level not in dict(QuotaLine._meta.get_field("level").choices):
        raise refusal("level_missing")
    rows = QuotaLine.objects.unscoped(reason=_PERMITTED)
    line, _ = rows.get_or_create(unit=unit, level=level)
    return rows.select_for_update(of=("self",)).select_related("unit").get(pk=line.pk)


def _settle(lines: list[QuotaLine], by: User) -> tuple[list[QuotaPosting], int]:
    now = timezone.now()
    settled = settling.settle(lines, by.key, now)
    for start in range(0, len(lines), 500):
        keys = [line.pk for line in lines[start : start + 500]]
        QuotaLine.objects.unscoped(reason=_PERMITTED).filter(pk__in=keys).update(settled_at=now)
    return settled


def _postings(line: QuotaLine) -> list[Posting]:
    return [row.posting for row in QuotaPosting.objects.unscoped(reason=_PERMITTED).filter(line=line)]


def _require_free(line: QuotaLine, postings: list[Posting], on: date) -> None:
    now = balances(postings, on)
    day = on.isoformat()
    if not any(Account.APPROVED in (posting.source, posting.target) for posting in postings) or now[Account.UNRECORDED]:
        raise refusal("no_number", line=line, day=day)
    if lowest(postings, Account.FREE, on) < 1:
        kept = now[Account.RESERVED] + now[Account.FROZEN]
        told = {"approved": now[Account.APPROVED] + now[Account.PERMITTED], "occupied": now[Account.OCCUPIED]}
        raise refusal("no_place", line=line, day=day, kept=kept, **told)


def _free_slot(line: QuotaLine, postings: list[Posting], on: date) -> int:
    """Find the lowest number that no hold bears; there are as many as places that are not occupied.

    Raises: UserError `hold_slot_once` when others have taken the last of them since the places were counted.
    """
    rows = QuotaHold.objects.unscoped(reason=_PERMITTED).filter(line=line, released_on=None)
    taken = set(rows.values_list("slot", flat=True))
    slot = next(number for number in range(1, len(taken) + 2) if number not in taken)
    if slot > most(postings, (Account.FREE, Account.RESERVED, Account.FROZEN), on):
        raise refusal("hold_slot_once")
    return slot


def _store(hold: QuotaHold) -> None:
    try:
        with transaction.atomic():
            hold.save(force_insert=True)
    except IntegrityError:
        raise refusal("hold_slot_once") from None


def _post(line: QuotaLine, posting: Posting, by: User) -> None:
    settling.entry(line, posting, by.key, timezone.now(), is_derived=False).save()


def _told(posting: QuotaPosting) -> dict[str, object]:
    on = "" if posting.on == ALWAYS else posting.on.isoformat()
    told = {"line": posting.line_id, "on": on, "source": posting.source, "target": posting.target}
    return told | {"places": posting.places, "origin": posting.origin, "reverses": posting.reverses_id}


def _record(by: User, name: str, key: str, sentence: str, **values: object) -> None:
    kind = "unit" if key else "quota_line"
    audit.record(by=by, act=f"establishment.{name}", subject_kind=kind, subject_key=key, sentence=sentence, **values)
