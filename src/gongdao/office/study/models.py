"""What is stored: study events and democratic life meetings (学习活动、民主生活会)."""

from django.db.models import Q

from gongdao.facts.study import LIFE_MEETING, STUDY_EVENT
from gongdao.office.establishment.models import Body
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link
from gongdao.office.study.messages import SENTENCES


class StudyEvent(Record):
    relation = STUDY_EVENT

    body = link(STUDY_EVENT, "body", Body)
    kind = field(STUDY_EVENT, "kind")
    topic = field(STUDY_EVENT, "topic")
    days = field(STUDY_EVENT, "days")
    speaker = link(STUDY_EVENT, "speaker", Person)
    held_on = field(STUDY_EVENT, "held_on")

    class Meta(Record.Meta):
        db_table = "study_event"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学习活动"
        constraints = (
            *checks(STUDY_EVENT, "study_event"),
            constraint(
                "study_event_of_somebody",
                Q(body__isnull=False) | Q(speaker__isnull=False),
                SENTENCES["study_event_of_somebody"],
            ),
        )


class LifeMeeting(Record):
    relation = LIFE_MEETING

    body = link(LIFE_MEETING, "body", Body)
    topic = field(LIFE_MEETING, "topic")
    held_on = field(LIFE_MEETING, "held_on")

    class Meta(Record.Meta):
        db_table = "study_life_meeting"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "民主生活会"
        constraints = (*checks(LIFE_MEETING, "life_meeting"),)
