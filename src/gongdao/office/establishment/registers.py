"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.establishment.models import Authority, Body, Post, Quota, QuotaExcess, StandardTitle, Term
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
    filters=("unit", "category", "level", "line", "is_main_leader", "is_district_leader", "is_important", "is_focus"),
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
TERM = Register(
    model=Term,
    owner=("body__unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("body", "ends_on", "started_on"),
    filters=("body", "started_on"),
    order=("-started_on",),
)
QUOTA_EXCESS = Register(
    model=QuotaExcess,
    owner=("unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("notified_on", "unit", "level", "people_over"),
    filters=("unit", "level", "notified_on"),
    order=("-notified_on",),
)
STANDARD_TITLE = Register(
    model=StandardTitle,
    owner=(),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("title", "category", "ended_on", "started_on"),
    filters=("title", "category", "started_on"),
    order=("title",),
)
AUTHORITY_TABLE = Register(
    model=Authority,
    owner=("body__unit",),
    read=Permission.POSTS_POST_READ,
    write=Permission.POSTS_POST_WRITE,
    listed=("body", "unit", "level", "started_on", "ended_on"),
    filters=("body", "unit", "level", "started_on"),
    order=("-started_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        BODY,
        POST,
        QUOTA,
        TERM,
        QUOTA_EXCESS,
        STANDARD_TITLE,
        AUTHORITY_TABLE,
    )
}
