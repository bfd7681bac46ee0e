"""What is stored: channels of public reports, and the vault of the reports themselves (举报渠道、举报)."""

from gongdao.facts.oversight import CHANNEL_PROCEDURE, COMPLAINT, REPORT_CHANNEL
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.publication.models import Notice
from gongdao.office.registers.columns import Record, checks, field, link


class ReportChannel(Record):
    relation = REPORT_CHANNEL

    unit = link(REPORT_CHANNEL, "unit", Unit)
    kind = field(REPORT_CHANNEL, "kind")
    announced_on = field(REPORT_CHANNEL, "announced_on")
    opened_on = field(REPORT_CHANNEL, "opened_on")
    closed_on = field(REPORT_CHANNEL, "closed_on")

    class Meta(Record.Meta):
        db_table = "hotline_channel"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "举报渠道"
        constraints = (*checks(REPORT_CHANNEL, "channel"),)


class ChannelProcedure(Record):
    relation = CHANNEL_PROCEDURE

    channel = link(CHANNEL_PROCEDURE, "channel", ReportChannel)
    document = field(CHANNEL_PROCEDURE, "document")
    issued_on = field(CHANNEL_PROCEDURE, "issued_on")
    ended_on = field(CHANNEL_PROCEDURE, "ended_on")

    class Meta(Record.Meta):
        db_table = "hotline_procedure"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "受理程序"
        constraints = (*checks(CHANNEL_PROCEDURE, "procedure"),)


class Complaint(Record):
    relation = COMPLAINT

    person = link(COMPLAINT, "person", Person)
    notice = link(COMPLAINT, "notice", Notice)
    named = field(COMPLAINT, "named")
    received_on = field(COMPLAINT, "received_on")
    verified_on = field(COMPLAINT, "verified_on")
    result = field(COMPLAINT, "result")
    outcome = field(COMPLAINT, "outcome")
    closed_on = field(COMPLAINT, "closed_on")
    feedback_on = field(COMPLAINT, "feedback_on")

    class Meta(Record.Meta):
        db_table = "hotline_complaint"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "举报"
        constraints = (*checks(COMPLAINT, "complaint"),)
