"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.publication.models import Notice
from gongdao.office.registers.register import Register

NOTICE = Register(
    model=Notice,
    owner=("unit", "person__unit"),
    read=Permission.PUBLICATION_RECORD_READ,
    write=Permission.PUBLICATION_RECORD_WRITE,
    listed=("published_on", "candidate", "person", "post", "unit", "kind", "ends_on"),
    filters=("candidate", "person", "post", "unit", "kind", "published_on"),
    order=("-published_on",),
)

REGISTERS = {register.name: register for register in (NOTICE,)}
