"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.appraisal.models import AssessmentFinding, Ranking, Tally
from gongdao.office.registers.register import Register

TALLY = Register(
    model=Tally,
    owner=("person__unit",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("held_on", "person", "unit", "purpose", "scope", "issued", "returned", "valid"),
    filters=("person", "unit", "purpose", "scope", "held_on"),
    order=("-held_on",),
)
ASSESSMENT_FINDING = Register(
    model=AssessmentFinding,
    owner=("person__unit",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("found_on", "person", "result"),
    filters=("person", "result", "found_on"),
    order=("-found_on",),
)
RANKING = Register(
    model=Ranking,
    owner=("unit",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("assessment_year", "group", "rank", "unit", "published_on"),
    filters=("unit", "group", "assessment_year"),
    order=("-assessment_year", "group", "rank"),
)

REGISTERS = {register.name: register for register in (TALLY, ASSESSMENT_FINDING, RANKING)}
