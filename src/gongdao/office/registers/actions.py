"""What happens to the rows of any register. Each action leaves one event with what was and what is."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import models
from django.db.models import ProtectedError

from gongdao.errors import UserError
from gongdao.office.access import actions as access
from gongdao.office.access.reading import noting
from gongdao.office.audit import actions as audit
from gongdao.office.audit.acts import act, digest
from gongdao.office.audit.models import Event
from gongdao.office.orgs import keys
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import drafts, exporters, messages, queries, scope, sheets, storing, taking
from gongdao.office.registers.drafts import Draft, Entry
from gongdao.office.registers.problems import RowRefused
from gongdao.office.registers.register import Register
from gongdao.office.registers.report import Report
from gongdao.office.registers.values import Value
from gongdao.papers.masking import masked
from gongdao.papers.tables import Table

SHOWN = 150  # ours: characters of a name or reason in the sentence of an event; its data holds the whole


@act
def add_row(*, by: audit.Actor, register: Register, values: Mapping[str, Value]) -> models.Model:
    """Store a new row; `values` are those of a fact row, a reference is a key or a name that only one bears.

    Raises: RowRefused with every problem of the row; Denied.
    """
    draft = _draft(by, register, values)
    if not draft.is_new:
        raise _refusal("key_taken", value=draft.instance.key)
    _store(draft)
    after = exporters.row_of(register, draft.instance.key)
    _record(by, register, draft.instance, "add", {"after": _plain(after)})
    return draft.instance


@act
def change_row(*, by: audit.Actor, register: Register, key: str, values: Mapping[str, Value]) -> models.Model:
    """Correct a row; columns that are not named stay. The record keeps the row as it was and as it is.

    Raises: RowRefused, also when nothing would change; Denied, also when there is no such row.
    """
    before = _before(by, register, key)
    draft = _draft(by, register, {**values, "key": key})
    if not draft.is_changed:
        raise _refusal("nothing_changed")
    _store(draft)
    after = exporters.row_of(register, key)
    _record(by, register, draft.instance, "change", {"before": _plain(before), "after": _plain(after)})
    return draft.instance


@act
def remove_row(*, by: audit.Actor, register: Register, key: str, reason: str) -> None:
    """Take a row out of the register; the record keeps it with the reason.

    Raises: UserError `reason_missing`, `referred_to`; Denied, also when there is no such row.
    """
    before = _before(by, register, key)
    if not reason.strip():
        raise _refusal("reason_missing")
    row = register.model.objects.unscoped(reason="the action has just stored it").get(key=key)
    named = str(row)
    try:
        row.delete()
    except ProtectedError:
        raise _refusal("referred_to", register=register.zh) from None
    _record(by, register, row, "remove", {"before": _plain(before), "reason": reason}, name=named, reason=reason)


@act
def import_rows(
    *,
    by: audit.Actor,
    register: Register,
    rows: Iterable[Mapping[str, Value] | Entry],
    source: str = "",
) -> Report:
    """Store many rows: a known key corrects that row, any other makes a new one; the same rows again change nothing.

    A row that cannot be stored is refused alone, with a remark for each problem. One event for all rows.
    Raises: Denied when `by` may write nowhere in this register.
    """
    scope.require(by, register, register.write, key=source[:SHOWN])
    took = taking.Taking(register, scope.writable(register, by))
    took.take(_entries(register, rows))
    report = took.report
    told = {"rows": report.rows, **{name: took.counts[name] for name in ("added", "changed", "unchanged", "refused")}}
    audit.record(
        by=by,
        act=f"{register.room}.import_{register.name}",
        subject_kind=register.name,
        subject_key=source[:SHOWN],
        sentence=messages.tell("import", register=register.zh, **told),
        data=told | {"source": masked(source)},
        rows=report.rows,
        rows_digest=took.digest,
    )
    return report


def import_table(*, by: audit.Actor, register: Register, table: Table, source: str, upload: str) -> Report:
    """Store the rows of a table file whose headers are the Chinese names of the columns; `upload` is the file's key.

    Raises: UserError when the headers do not fit; Denied.
    """
    reading = sheets.read(register, table, upload)
    report = import_rows(by=by, register=register, rows=reading.entries, source=source)
    return sheets.with_notes(report, reading)


@act
def export_rows(*, by: audit.Actor, register: Register, on: date, filters: Mapping[str, str] | None = None) -> bytes:
    """Write the rows that `by` may read as a workbook, and record that they left.

    Raises: Denied.
    """
    scope.require(by, register, register.read)
    with noting():  # what leaves is recorded below, restricted or not
        rows = list(sheets.lines(register, queries.rows(register, by=by, on=on, filters=filters)))
    audit.record(
        by=by,
        act=f"{register.room}.export_{register.name}",
        subject_kind=register.name,
        sentence=messages.tell("export", register=register.zh, rows=len(rows)),
        rows=len(rows),
        rows_digest=digest(rows),
        result=Event.Result.READ,
    )
    return sheets.write(register, rows)


def _entries(register: Register, rows: Iterable[Mapping[str, Value] | Entry]) -> Iterable[Entry]:
    for number, row in enumerate(rows, 1):
        yield row if isinstance(row, Entry) else drafts.entry_of(register, number, row)


def _draft(by: audit.Actor, register: Register, values: Mapping[str, Value]) -> Draft:
    scope.require(by, register, register.write, key=str(values.get("key") or values.get(register.relation.key) or ""))
    own = scope.writable(register, by)
    draft = drafts.make(register, own, [drafts.entry_of(register, 1, values)], [keys.new_key(register.name)])[0]
    for found in draft.problems:
        if found.code == "out_of_scope":
            _require_at(by, register, draft.owner, draft.instance)
    if draft.problems:
        raise RowRefused(tuple(draft.problems))
    return draft


def _before(by: audit.Actor, register: Register, key: str) -> dict[str, Value]:
    """Lock the row and tell what it says; a row out of sight does not exist for the actor."""
    scope.require(by, register, register.write, key=key)
    row = (
        register.model.objects.unscoped(reason="the action asks for the permission at its unit")
        .select_for_update()
        .filter(key=key)
        .first()
    )
    owner = drafts.owner_of(register, row) if row else None
    if row is None:
        raise queries.out_of_sight(register)
    if not scope.writable(register, by).holds(owner, row):
        _require_at(by, register, owner, row)
    return exporters.row_of(register, key)


def _require_at(by: audit.Actor, register: Register, owner: int | None, row: models.Model) -> None:
    unit = (
        Unit.objects.unscoped(reason="the unit of a row that is asked about").get(pk=owner)
        if owner
        else Unit.objects.unscoped(reason="a row of the whole area is asked about at a topmost unit")
        .filter(parent=None)
        .order_by("key")
        .first()
    )
    scope.require(by, register, register.write, unit=unit, key=row.key)
    told = scope.about(register, row, owner)
    access.require_about(by, register.write, told, subject_kind=register.name, subject_key=row.key)


def _store(draft: Draft) -> None:
    storing.store(draft)
    if draft.problems:
        raise RowRefused(tuple(draft.problems))


def _record(
    by: audit.Actor, register: Register, row: models.Model, verb: str, data: dict, name: str = "", reason: str = ""
) -> None:
    audit.record(
        by=by,
        act=f"{register.room}.{verb}_{register.name}",
        subject_kind=register.name,
        subject_key=row.key,
        sentence=messages.tell(verb, register=register.zh, name=_short(name or str(row)), reason=_short(reason)),
        data=data,
    )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _plain(row: Mapping[str, Value]) -> dict:
    return {name: value if isinstance(value, bool | int | None) else str(value) for name, value in row.items()}


def _refusal(code: str, **values: object) -> UserError:
    return UserError(code, messages.say(code, **values))
