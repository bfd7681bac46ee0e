"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.selection.models import (
    Candidate,
    CandidateDocument,
    CommitteeItem,
    Elector,
    HireContract,
    OpenedPost,
    PriorReport,
    SelectionRound,
    SelectionStep,
    WorkReportTopic,
)

OPENED_POST = Register(
    model=OpenedPost,
    owner=("unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("opened_on", "unit", "post", "line", "method"),
    filters=("unit", "line", "method", "opened_on"),
    order=("-opened_on",),
)
SELECTION_ROUND = Register(
    model=SelectionRound,
    owner=("unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("opened_on", "name", "unit", "category", "method", "pool", "posts"),
    filters=("name", "unit", "category", "method", "pool", "opened_on"),
    order=("-opened_on",),
)
SELECTION_STEP = Register(
    model=SelectionStep,
    owner=("round__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("held_on", "round", "kind", "candidates"),
    filters=("round", "kind", "held_on"),
    order=("-held_on",),
)
CANDIDATE = Register(
    model=Candidate,
    owner=("person__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("entered_on", "person", "post", "unit", "round", "manner", "outcome", "closed_on"),
    filters=("round", "person", "post", "unit", "present_post", "manner", "tally", "outcome"),
    order=("-entered_on",),
)
CANDIDATE_DOCUMENT = Register(
    model=CandidateDocument,
    owner=("candidate__person__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("dated_on", "candidate", "kind", "signer", "signed_on"),
    filters=("candidate", "kind", "signer", "dated_on"),
    order=("-dated_on",),
)
ELECTOR = Register(
    model=Elector,
    owner=("round__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("listed_on", "round", "person", "capacity"),
    filters=("round", "person", "capacity", "listed_on"),
    order=("-listed_on",),
)
COMMITTEE_ITEM = Register(
    model=CommitteeItem,
    owner=("candidate__person__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("tabled_on", "candidate", "person", "unit", "studied_on", "due", "present", "agreed"),
    filters=("candidate", "person", "unit", "tabled_on"),
    order=("-tabled_on",),
)
PRIOR_REPORT = Register(
    model=PriorReport,
    owner=("candidate__person__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("reported_on", "candidate", "person", "post", "kind", "answer", "answer_form", "answer_document"),
    filters=("candidate", "person", "post", "kind", "answer", "answer_form", "reported_on"),
    order=("-reported_on",),
)
HIRE_CONTRACT = Register(
    model=HireContract,
    owner=("person__unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("person", "post", "original_post", "started_on", "ends_on"),
    filters=("person", "post", "original_post", "started_on"),
    order=("-started_on",),
)
WORK_REPORT_TOPIC = Register(
    model=WorkReportTopic,
    owner=("unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("reported_on", "unit", "forum", "subject"),
    filters=("unit", "forum", "subject", "reported_on"),
    order=("-reported_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        OPENED_POST,
        SELECTION_ROUND,
        SELECTION_STEP,
        CANDIDATE,
        CANDIDATE_DOCUMENT,
        ELECTOR,
        COMMITTEE_ITEM,
        PRIOR_REPORT,
        HIRE_CONTRACT,
        WORK_REPORT_TOPIC,
    )
}
