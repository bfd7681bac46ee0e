"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.talks.models import Concern, InquiryLetter, Talk, TalkParty

CONCERN = Register(
    model=Concern,
    owner=("person__unit",),
    read=Permission.TALKS_RECORD_READ,
    write=Permission.TALKS_RECORD_WRITE,
    listed=("noted_on", "person", "kind"),
    filters=("person", "kind", "noted_on"),
    order=("-noted_on",),
)
TALK = Register(
    model=Talk,
    owner=("person__unit",),
    read=Permission.TALKS_RECORD_READ,
    write=Permission.TALKS_RECORD_WRITE,
    listed=("held_on", "person", "kind"),
    filters=("person", "kind", "held_on"),
    order=("-held_on",),
)
TALK_PARTY = Register(
    model=TalkParty,
    owner=("talk__person__unit",),
    read=Permission.TALKS_RECORD_READ,
    write=Permission.TALKS_RECORD_WRITE,
    listed=("held_on", "talk", "person", "capacity"),
    filters=("talk", "person", "capacity", "held_on"),
    order=("-held_on",),
)
INQUIRY_LETTER = Register(
    model=InquiryLetter,
    owner=("person__unit",),
    read=Permission.TALKS_RECORD_READ,
    write=Permission.TALKS_RECORD_WRITE,
    listed=("sent_on", "person", "received_on", "replied_on"),
    filters=("person", "sent_on"),
    order=("-sent_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        CONCERN,
        TALK,
        TALK_PARTY,
        INQUIRY_LETTER,
    )
}
