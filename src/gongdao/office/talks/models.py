"""What is stored: concerns, talks and written inquiries (苗头情况、谈话、函询)."""

from gongdao.facts.conduct import CONCERN, INQUIRY_LETTER, TALK, TALK_PARTY
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique
from gongdao.office.talks.messages import SENTENCES


class Concern(Record):
    relation = CONCERN

    person = link(CONCERN, "person", Person)
    kind = field(CONCERN, "kind")
    noted_on = field(CONCERN, "noted_on")

    class Meta(Record.Meta):
        db_table = "talks_concern"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "苗头情况"
        constraints = (*checks(CONCERN, "concern"),)


class Talk(Record):
    relation = TALK

    person = link(TALK, "person", Person)
    kind = field(TALK, "kind")
    origin = field(TALK, "origin")
    held_on = field(TALK, "held_on")

    class Meta(Record.Meta):
        db_table = "talks_talk"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "谈话"
        constraints = (*checks(TALK, "talk"),)


class TalkParty(Record):
    relation = TALK_PARTY

    talk = link(TALK_PARTY, "talk", Talk)
    person = link(TALK_PARTY, "person", Person)
    capacity = field(TALK_PARTY, "capacity")
    held_on = field(TALK_PARTY, "held_on")

    class Meta(Record.Meta):
        db_table = "talks_party"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "谈话参加人"
        constraints = (
            *checks(TALK_PARTY, "talk_party"),
            unique("talk_party_once", ("talk", "person"), SENTENCES["talk_party_once"]),
        )


class InquiryLetter(Record):
    relation = INQUIRY_LETTER

    person = link(INQUIRY_LETTER, "person", Person)
    origin = field(INQUIRY_LETTER, "origin")
    sent_on = field(INQUIRY_LETTER, "sent_on")
    received_on = field(INQUIRY_LETTER, "received_on")
    replied_on = field(INQUIRY_LETTER, "replied_on")

    class Meta(Record.Meta):
        db_table = "talks_inquiry"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "函询"
        constraints = (*checks(INQUIRY_LETTER, "inquiry"),)
