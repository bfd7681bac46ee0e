"""The registers of this room."""

from gongdao.office.accountability.models import CauseFinding, Measure, YellowCard
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
    listed=("decided_on", "person", "kind", "ground"),
    filters=("person", "kind", "ground", "decided_on"),
    order=("-decided_on",),
)

REGISTERS = {register.name: register for register in (CAUSE_FINDING, YELLOW_CARD, MEASURE)}
