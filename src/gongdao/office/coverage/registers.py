"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.coverage.models import CalendarDay, CoverageStatement
from gongdao.office.registers.register import Register

COVERAGE = Register(
    model=CoverageStatement,
    owner=("unit",),
    read=Permission.COVERAGE_STATEMENT_READ,
    write=Permission.COVERAGE_STATEMENT_WRITE,
    listed=("register", "unit", "complete_from", "complete_until"),
    filters=("register", "unit", "complete_until"),
    order=("register", "unit__name", "-complete_until"),
)
CALENDAR_DAY = Register(
    model=CalendarDay,
    owner=(),
    read=Permission.CALENDAR_DAY_READ,
    write=Permission.CALENDAR_DAY_WRITE,
    listed=("day", "is_working"),
    filters=("is_working",),
    order=("-day",),
)

REGISTERS = {
    register.name: register
    for register in (
        COVERAGE,
        CALENDAR_DAY,
    )
}
