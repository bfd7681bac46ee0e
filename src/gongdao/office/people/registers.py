"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.people.identity import derive_identity
from gongdao.office.people.models import Appointment, Person
from gongdao.office.registers.register import Register

PERSON = Register(
    model=Person,
    owner=("unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("name", "unit", "sex", "born_on", "ethnicity", "native_place", "joined_party_on", "started_work_on"),
    filters=("name", "unit", "sex", "born_on", "ethnicity"),
    order=("name", "born_on"),
    beside=("education", "unit_as_written", "post_as_written", "source"),
    derive=derive_identity,
)
APPOINTMENT = Register(
    model=Appointment,
    owner=("unit",),
    read=Permission.ROSTER_PERSON_READ,
    write=Permission.ROSTER_PERSON_WRITE,
    listed=("person", "post", "unit", "kind", "started_on", "ended_on", "counts_for_quota"),
    filters=("person", "post", "unit", "kind", "started_on", "ended_on"),
    order=("unit__path", "started_on"),
)

REGISTERS = {register.name: register for register in (PERSON, APPOINTMENT)}
