"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.establishment.models import Body, Post, Quota
from gongdao.office.registers.register import Register

BODY = Register(
    model=Body,
    owner=("unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("name", "unit", "has_centre_group", "established_on", "dissolved_on"),
    filters=("unit", "has_centre_group"),
    order=("unit__path", "name"),
)
POST = Register(
    model=Post,
    owner=("unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("title", "unit", "category", "level", "line", "is_main_leader"),
    filters=("unit", "category", "level", "line", "is_main_leader", "is_district_leader"),
    order=("unit__path", "title"),
)
QUOTA = Register(
    model=Quota,
    owner=("unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("unit", "level", "approved", "document", "started_on", "ended_on"),
    filters=("unit", "level"),
    order=("unit__path", "level", "started_on"),
)

REGISTERS = {register.name: register for register in (BODY, POST, QUOTA)}
