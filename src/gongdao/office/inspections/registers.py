"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.inspections.models import (
    InspectorPosting,
    InspectorReport,
    Rectification,
    RegulationCheck,
    SelfCheck,
)
from gongdao.office.registers.register import Register

INSPECTOR_POSTING = Register(
    model=InspectorPosting,
    owner=("unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=("posting_year", "unit", "inspector", "posted_on"),
    filters=("unit", "posting_year", "inspector"),
    order=("-posting_year", "unit__path"),
)
REGULATION_CHECK = Register(
    model=RegulationCheck,
    owner=("unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=("checked_on", "checker", "unit", "kind"),
    filters=("checker", "unit", "kind", "checked_on"),
    order=("-checked_on",),
)
RECTIFICATION = Register(
    model=Rectification,
    owner=("unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=(
        "notified_on",
        "found_by",
        "unit",
        "problem",
        "plan_reported_on",
        "plan_reporter",
        "done_on",
        "result_reported_on",
    ),
    filters=("found_by", "unit", "problem", "plan_reporter", "notified_on"),
    order=("-notified_on",),
)
SELF_CHECK = Register(
    model=SelfCheck,
    owner=("unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=("launched_on", "unit", "plan_issued_on", "checked_on", "reported_on"),
    filters=("unit", "launched_on"),
    order=("-launched_on",),
)
INSPECTOR_REPORT = Register(
    model=InspectorReport,
    owner=("posting__unit",),
    read=Permission.INSPECTIONS_RECORD_READ,
    write=Permission.INSPECTIONS_RECORD_WRITE,
    listed=("reported_on", "posting"),
    filters=("posting", "reported_on"),
    order=("-reported_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        INSPECTOR_POSTING,
        REGULATION_CHECK,
        RECTIFICATION,
        SELF_CHECK,
        INSPECTOR_REPORT,
    )
}
