"""Taking a roster into the register: new people, corrected people, and those who are the same as before."""

from collections.abc import Sequence

from django.db.models import QuerySet

from gongdao.errors import UserError
from gongdao.office.access import actions as access
from gongdao.office.access.queries import units_in_scope
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit import actions as audit
from gongdao.office.audit.acts import act, digest
from gongdao.office.intake.models import ImportBatch, ImportRow
from gongdao.office.orgs.keys import new_key
from gongdao.office.orgs.models import Unit
from gongdao.office.orgs.queries import receiving_units
from gongdao.office.people import messages
from gongdao.office.people.models import Person
from gongdao.office.people.roster_matching import Fate, match
from gongdao.office.registers.references import CHUNK
from gongdao.office.registers.report import Remark, Report
from gongdao.papers.masking import masked
from gongdao.papers.roster import RosterReading

WHOLE_FILE = 0  # the row number of a remark on a whole column or on the file
SOURCE_MAX = 150  # as much of a file's name as an event has room for

_OUTCOME = ImportRow.Outcome


@act
def import_roster(
    *, by: audit.Actor, reading: RosterReading, receiving_unit: Unit, source: str, headers: Sequence[str] = ()
) -> Report:
    """Store the people of a roster; new ones wait in the receiving unit, known ones keep their unit.

    A row equal to the one a person came from changes nothing. Another row of a known name, sex and birth corrects
    that person, with a remark, when exactly one row and one person are in question; a blank cell never erases.
    Otherwise the row is refused: nobody is merged and nobody is doubled in silence.
    Writes one batch that keeps every taken row as written, and one event.
    Raises: UserError `not_a_receiving_unit`; Denied.
    """
    _check(by, receiving_unit, source)
    # One roster after the other: two at once would both find the same people missing.
    list(receiving_units().select_for_update())
    fates = match(reading.rows, receiving_unit, source, _own_units(by))
    report = _report(reading, fates)
    _write(fates)
    batch = _keep(by, reading, fates, report, source, headers)
    counts = {name: getattr(report, name) for name in ("rows", "taken", "taken_with_remarks", "refused", "changes")}
    audit.record(
        by=by,
        act="people.import_roster",
        subject_kind="import_batch",
        subject_key=batch.key,
        sentence=messages.say("imported", source=batch.source, **counts),
        data=counts | {"source": batch.source, "unit": receiving_unit.key},
        rows=report.rows,
        rows_digest=digest(row.row_digest for row in reading.rows),
    )
    return report


@act
def preview_roster(*, by: audit.Actor, reading: RosterReading, receiving_unit: Unit, source: str) -> Report:
    """Tell what `import_roster` would report, without doing it: nothing is written and nothing recorded.

    Raises: UserError `not_a_receiving_unit`; Denied.
    """
    _check(by, receiving_unit, source)
    return _report(reading, match(reading.rows, receiving_unit, source, _own_units(by)))


def _check(by: audit.Actor, unit: Unit, source: str) -> None:
    access.require(
        by, Permission.ROSTER_FILE_IMPORT, unit=unit, subject_kind="import_batch", subject_key=source[:SOURCE_MAX]
    )
    if not unit.is_receiving:
        raise UserError("not_a_receiving_unit", messages.say("not_a_receiving_unit", unit=unit.name))


def _own_units(by: audit.Actor) -> QuerySet[Unit]:
    return units_in_scope(by, Permission.ROSTER_PERSON_WRITE)


def _write(fates: Sequence[Fate]) -> None:
    people = [fate.person for fate in fates if fate.is_new]
    Person.objects.bulk_create(people, batch_size=CHUNK)
    for fate in fates:
        if fate.before:
            fate.person.save(force_update=True)


def _report(reading: RosterReading, fates: Sequence[Fate]) -> Report:
    refused = [fate for fate in fates if fate.refusal]
    remarked = {remark.row for remark in reading.remarks} | {fate.row.number for fate in fates if fate.remark}
    with_remarks = len(remarked - {fate.row.number for fate in refused})
    return Report(
        rows=len(fates) + reading.refused,
        taken=len(fates) - len(refused) - with_remarks,
        taken_with_remarks=with_remarks,
        refused=reading.refused + len(refused),
        changes=sum(fate.is_changed for fate in fates),
        remarks=tuple(_remarks(reading, fates)),
    )


def _remarks(reading: RosterReading, fates: Sequence[Fate]) -> list[Remark]:
    notes = [Remark(WHOLE_FILE, note.column, "", note.message) for note in reading.notes]
    found = [
        Remark(one.row, one.column, masked(one.value), masked(one.message))
        for one in (*reading.remarks, *reading.refusals)
    ]
    found += [
        Remark(fate.row.number, "", fate.row.name, said) for fate in fates if (said := fate.refusal or fate.remark)
    ]
    return notes + sorted(found, key=lambda remark: remark.row)


def _keep(
    by: audit.Actor,
    reading: RosterReading,
    fates: Sequence[Fate],
    report: Report,
    source: str,
    headers: Sequence[str],
) -> ImportBatch:
    batch = ImportBatch.objects.create(
        key=new_key("batch"),
        subject_kind=Person.relation.name,
        source=masked(source[:SOURCE_MAX]),
        headers=list(headers),
        rows=report.rows,
        taken=report.taken,
        taken_with_remarks=report.taken_with_remarks,
        refused=report.refused,
        changes=report.changes,
        actor_key=by.key,
    )
    remarks: dict[int, list[dict]] = {}
    for remark in report.remarks:
        remarks.setdefault(remark.row, []).append(
            {"column": remark.column, "value": remark.value, "message": remark.message}
        )
    kept = [_kept(batch, fate, remarks.get(fate.row.number, [])) for fate in fates]
    refused = sorted({refusal.row for refusal in reading.refusals})
    kept += [ImportRow(batch=batch, number=row, outcome=_OUTCOME.REFUSED, remarks=remarks[row]) for row in refused]
    ImportRow.objects.bulk_create(kept, batch_size=CHUNK)
    return batch


def _kept(batch: ImportBatch, fate: Fate, remarks: list[dict]) -> ImportRow:
    outcome = _OUTCOME.REFUSED if fate.refusal else _OUTCOME.TAKEN_WITH_REMARKS if remarks else _OUTCOME.TAKEN
    return ImportRow(
        batch=batch,
        number=fate.row.number,
        outcome=outcome,
        changed=fate.is_changed,
        subject_key=fate.person.key if fate.person else "",
        cells=list(fate.row.cells),
        remarks=remarks,
        before={name: value if value is None else str(value) for name, value in fate.before.items()},
    )
