"""What is stored: study events, democratic life meetings and papers (学习活动、民主生活会、文稿)."""

from django.db.models import F, Q

from gongdao.facts.study import LIFE_MEETING, MEETING_EVALUATION, PAPER, STUDY_EVENT
from gongdao.office.establishment.models import Body
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique
from gongdao.office.study.messages import SENTENCES


class StudyEvent(Record):
    relation = STUDY_EVENT

    body = link(STUDY_EVENT, "body", Body)
    unit = link(STUDY_EVENT, "unit", Unit)
    kind = field(STUDY_EVENT, "kind")
    topic = field(STUDY_EVENT, "topic")
    theme = field(STUDY_EVENT, "theme")
    days = field(STUDY_EVENT, "days")
    speaker = link(STUDY_EVENT, "speaker", Person)
    turn_of = link(STUDY_EVENT, "turn_of", Person)
    held_on = field(STUDY_EVENT, "held_on")

    class Meta(Record.Meta):
        db_table = "study_event"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学习活动"
        constraints = (
            *checks(STUDY_EVENT, "study_event"),
            constraint(
                "study_event_of_somebody",
                Q(body__isnull=False) | Q(unit__isnull=False) | Q(speaker__isnull=False),
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


class MeetingEvaluation(Record):
    relation = MEETING_EVALUATION

    meeting = link(MEETING_EVALUATION, "meeting", LifeMeeting)
    aspect = field(MEETING_EVALUATION, "aspect")
    person = link(MEETING_EVALUATION, "person", Person)
    valid = field(MEETING_EVALUATION, "valid")
    satisfied = field(MEETING_EVALUATION, "satisfied")
    held_on = field(MEETING_EVALUATION, "held_on")

    class Meta(Record.Meta):
        db_table = "study_meeting_evaluation"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "民主生活会测评"
        constraints = (
            *checks(MEETING_EVALUATION, "meeting_eval"),
            unique("meeting_eval_once", ("meeting", "aspect", "person"), SENTENCES["meeting_eval_once"]),
            constraint("meeting_eval_le_valid", Q(satisfied__lte=F("valid")), SENTENCES["meeting_eval_le_valid"]),
        )


class Paper(Record):
    relation = PAPER

    author = link(PAPER, "author", Person)
    title = field(PAPER, "title")
    review = field(PAPER, "review")
    submitted_on = field(PAPER, "submitted_on")
    exhibited_on = field(PAPER, "exhibited_on")

    class Meta(Record.Meta):
        db_table = "study_paper"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "文稿"
        constraints = (*checks(PAPER, "paper"),)
