"""The registers of this room."""

from gongdao.office.accountability.models import (
    AccountabilityCase,
    CauseFinding,
    Correction,
    Measure,
    Sanction,
    Violation,
    YellowCard,
)
from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register

CAUSE_FINDING = Register(
    model=CauseFinding,
    owner=("unit",),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("found_on", "unit", "assessment_year", "cause"),
    filters=("unit", "assessment_year", "cause"),
    order=("-found_on",),
)
YELLOW_CARD = Register(
    model=YellowCard,
    owner=("unit",),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("issued_on", "unit", "assessment_year"),
    filters=("unit", "assessment_year", "issued_on"),
    order=("-issued_on",),
)
MEASURE = Register(
    model=Measure,
    owner=("person__unit",),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("decided_on", "person", "kind", "ground", "cause"),
    filters=("person", "kind", "ground", "cause", "decided_on"),
    order=("-decided_on",),
)
VIOLATION = Register(
    model=Violation,
    owner=("unit", "person__unit"),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("verified_on", "person", "unit", "kind", "appointment", "serious", "lifted_on"),
    filters=("person", "unit", "kind", "appointment", "serious", "verified_on"),
    order=("-verified_on",),
)
CORRECTION = Register(
    model=Correction,
    owner=("violation__unit", "violation__person__unit"),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("decided_on", "violation", "kind", "new_decision"),
    filters=("violation", "kind", "new_decision", "decided_on"),
    order=("-decided_on",),
)
ACCOUNTABILITY_CASE = Register(
    model=AccountabilityCase,
    owner=("unit", "person__unit"),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("opened_on", "clause", "unit", "person", "closed_on"),
    filters=("unit", "person", "opened_on"),
    order=("-opened_on",),
)
SANCTION = Register(
    model=Sanction,
    owner=("person__unit",),
    read=Permission.ACCOUNTABILITY_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("decided_on", "person", "track", "kind", "breach_on", "effective_on", "probation_years", "restored_on"),
    filters=("person", "track", "kind", "probation_years", "decided_on"),
    order=("-decided_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        CAUSE_FINDING,
        YELLOW_CARD,
        MEASURE,
        VIOLATION,
        CORRECTION,
        ACCOUNTABILITY_CASE,
        SANCTION,
    )
}
