"""What taking a table would do, without doing it."""

from django.db import transaction

from gongdao.office.audit import actions as audit
from gongdao.office.registers import scope, sheets, taking
from gongdao.office.registers.register import Register
from gongdao.office.registers.report import Report
from gongdao.papers.tables import Table


def preview_table(*, by: audit.Actor, register: Register, table: Table, upload: str) -> Report:
    """Tell what `import_table` would report. The rows are stored and taken back, so that the database has its say.

    Raises: UserError when the headers do not fit; Denied.
    """
    scope.require(by, register, register.write)
    reading = sheets.read(register, table, upload)
    took = taking.Taking(register, scope.writable(register, by))
    with transaction.atomic():
        took.take(reading.entries)
        transaction.set_rollback(True)
    return sheets.with_notes(took.report, reading)
