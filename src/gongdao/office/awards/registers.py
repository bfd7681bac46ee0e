"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.awards.models import Award, BonusClaim
from gongdao.office.registers.register import Register

AWARD = Register(
    model=Award,
    owner=("unit", "person__unit"),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("awarded_on", "name", "level", "person", "unit"),
    filters=("name", "level", "person", "unit", "awarded_on"),
    order=("-awarded_on",),
)
BONUS_CLAIM = Register(
    model=BonusClaim,
    owner=("person__unit",),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("round_on", "person", "award", "round"),
    filters=("person", "round", "round_on"),
    order=("-round_on",),
)

REGISTERS = {register.name: register for register in (AWARD, BONUS_CLAIM)}
