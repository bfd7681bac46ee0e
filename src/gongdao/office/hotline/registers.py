"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.hotline.models import ChannelProcedure, ReportChannel
from gongdao.office.registers.register import Register

REPORT_CHANNEL = Register(
    model=ReportChannel,
    owner=("unit",),
    read=Permission.HOTLINE_RECORD_READ,
    write=Permission.HOTLINE_RECORD_WRITE,
    listed=("unit", "kind", "announced_on", "opened_on", "closed_on"),
    filters=("unit", "kind", "opened_on"),
    order=("-opened_on",),
)
CHANNEL_PROCEDURE = Register(
    model=ChannelProcedure,
    owner=("channel__unit",),
    read=Permission.HOTLINE_RECORD_READ,
    write=Permission.HOTLINE_RECORD_WRITE,
    listed=("channel", "ended_on", "issued_on"),
    filters=("channel", "issued_on"),
    order=("-issued_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        REPORT_CHANNEL,
        CHANNEL_PROCEDURE,
    )
}
