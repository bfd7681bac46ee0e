"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.coverage.models import CoverageStatement
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

REGISTERS = {COVERAGE.name: COVERAGE}
