"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.appraisal.models import (
    Assessment,
    AssessmentFinding,
    AssessmentItem,
    AssessmentScheme,
    Indicator,
    IntegrityReport,
    MutualRating,
    Ranking,
    Tally,
)
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
ASSESSMENT_SCHEME = Register(
    model=AssessmentScheme,
    owner=("unit",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("issued_on", "unit", "object", "assessment_year", "full_marks"),
    filters=("unit", "object", "assessment_year", "issued_on"),
    order=("-issued_on",),
)
INDICATOR = Register(
    model=Indicator,
    owner=("scheme__unit",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("scheme", "topic", "name", "weight"),
    filters=("scheme", "topic", "name"),
    order=("scheme__key", "topic"),
)
ASSESSMENT = Register(
    model=Assessment,
    owner=("unit", "person__unit"),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("decided_on", "person", "unit", "assessment_year", "grade"),
    filters=("person", "unit", "assessment_year", "grade", "decided_on"),
    order=("-decided_on",),
)
ASSESSMENT_ITEM = Register(
    model=AssessmentItem,
    owner=("assessment__unit", "assessment__person__unit"),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("assessment", "topic", "target", "weight", "score", "deducted"),
    filters=("assessment", "topic", "target"),
    order=("assessment__key", "topic"),
)
MUTUAL_RATING = Register(
    model=MutualRating,
    owner=("rater",),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("rated_on", "rater", "rated", "assessment_year", "score"),
    filters=("rater", "rated", "assessment_year", "rated_on"),
    order=("-rated_on",),
)
INTEGRITY_REPORT = Register(
    model=IntegrityReport,
    owner=("unit", "person__unit"),
    read=Permission.APPRAISAL_RECORD_READ,
    write=Permission.APPRAISAL_RECORD_WRITE,
    listed=("given_on", "person", "unit"),
    filters=("person", "unit", "given_on"),
    order=("-given_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        TALLY,
        ASSESSMENT_FINDING,
        RANKING,
        ASSESSMENT_SCHEME,
        INDICATOR,
        ASSESSMENT,
        ASSESSMENT_ITEM,
        MUTUAL_RATING,
        INTEGRITY_REPORT,
    )
}
