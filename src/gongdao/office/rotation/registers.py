"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.rotation.models import ReserveListing, Secondment

RESERVE_LISTING = Register(
    model=ReserveListing,
    owner=("person__unit",),
    read=Permission.ROTATION_RECORD_READ,
    write=Permission.ROTATION_RECORD_WRITE,
    listed=("person", "kind", "removed_on", "listed_on"),
    filters=("person", "kind", "listed_on"),
    order=("-listed_on",),
)
SECONDMENT = Register(
    model=Secondment,
    owner=("person__unit",),
    read=Permission.ROTATION_RECORD_READ,
    write=Permission.ROTATION_RECORD_WRITE,
    listed=("person", "sending_unit", "unit", "started_on", "kind", "destination", "batch", "duties_assigned_on"),
    filters=("person", "sending_unit", "unit", "kind", "destination", "batch", "started_on"),
    order=("-started_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        RESERVE_LISTING,
        SECONDMENT,
    )
}
