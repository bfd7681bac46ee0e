"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.selection.models import OpenedPost

OPENED_POST = Register(
    model=OpenedPost,
    owner=("unit",),
    read=Permission.SELECTION_RECORD_READ,
    write=Permission.SELECTION_RECORD_WRITE,
    listed=("opened_on", "unit", "post", "line", "method"),
    filters=("unit", "line", "method", "opened_on"),
    order=("-opened_on",),
)

REGISTERS = {register.name: register for register in (OPENED_POST,)}
