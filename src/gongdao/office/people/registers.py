"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.people.identity import derive_identity
from gongdao.office.people.models import (
    Appointment,
    CivilServiceRegistration,
    CloseStaff,
    Education,
    GradePeriod,
    GrassrootsService,
    Kinship,
    PayrollEntry,
    Person,
    Retirement,
)
from gongdao.office.registers.register import Register

PERSON = Register(
    model=Person,
    owner=("unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("name", "unit", "sex", "born_on", "ethnicity", "native_place", "joined_party_on", "started_work_on"),
    filters=("name", "unit", "sex", "born_on", "ethnicity", "identity"),
    order=("name", "born_on"),
    beside=("education", "unit_as_written", "post_as_written", "source"),
    derive=derive_identity,
)
APPOINTMENT = Register(
    model=Appointment,
    owner=("unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "post", "unit", "kind", "entry", "started_on", "ended_on", "counts_for_quota"),
    filters=("person", "post", "unit", "kind", "entry", "started_on", "ended_on"),
    order=("unit__path", "started_on"),
)
EDUCATION = Register(
    model=Education,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "level", "mode", "graduated_on"),
    filters=("person", "level", "mode"),
    order=("person__name", "graduated_on"),
)
KINSHIP = Register(
    model=Kinship,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "relative", "kind", "relative_post"),
    filters=("person", "relative", "kind", "relative_post"),
    order=("person__name",),
)
CLOSE_STAFF = Register(
    model=CloseStaff,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "leader", "leader_post", "started_on", "ended_on"),
    filters=("person", "leader", "leader_post", "started_on"),
    order=("-started_on",),
)
CIVIL_SERVICE_REGISTRATION = Register(
    model=CivilServiceRegistration,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("registered_on", "person"),
    filters=("person", "registered_on"),
    order=("-registered_on",),
)
GRADE_PERIOD = Register(
    model=GradePeriod,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "unit", "grade", "started_on", "ended_on"),
    filters=("person", "unit", "grade", "started_on"),
    order=("person__name", "started_on"),
)
RETIREMENT = Register(
    model=Retirement,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "old_limit", "manner", "retired_on"),
    filters=("person", "old_limit", "manner"),
    order=("person__name",),
)
PAYROLL = Register(
    model=PayrollEntry,
    owner=("unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "unit", "ended_on", "started_on"),
    filters=("person", "unit", "started_on"),
    order=("unit__path", "started_on"),
)
GRASSROOTS_SERVICE = Register(
    model=GrassrootsService,
    owner=("person__unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("ended_on", "person", "unit", "months"),
    filters=("person", "unit", "ended_on"),
    order=("-ended_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        PERSON,
        APPOINTMENT,
        EDUCATION,
        KINSHIP,
        CLOSE_STAFF,
        CIVIL_SERVICE_REGISTRATION,
        GRADE_PERIOD,
        RETIREMENT,
        PAYROLL,
        GRASSROOTS_SERVICE,
    )
}
