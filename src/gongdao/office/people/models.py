"""What is stored: officials and their appointments (人员、任职)."""

from django.db import models
from django.db.models import Q

from gongdao.facts.organisation import APPOINTMENT, PERSON
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.messages import SENTENCES
from gongdao.office.registers.columns import Record, checks, constraint, field, link, optional_text, partial

DIGEST_LENGTH = 64  # SHA-256 in hexadecimal


class Person(Record):
    relation = PERSON

    name = field(PERSON, "name", required=True)
    unit = link(PERSON, "unit", Unit, required=True)
    sex = field(PERSON, "sex")
    born_on, born_on_last = partial(PERSON, "born_on")
    ethnicity = field(PERSON, "ethnicity")
    native_place = field(PERSON, "native_place")
    upbringing_place = field(PERSON, "upbringing_place")
    joined_party_on, joined_party_on_last = partial(PERSON, "joined_party_on")
    started_work_on, started_work_on_last = partial(PERSON, "started_work_on")
    education = optional_text("学历")
    unit_as_written = optional_text("名册所写单位")
    post_as_written = optional_text("名册所写职务")
    identity = models.CharField("同人识别摘要", max_length=DIGEST_LENGTH, editable=False)
    row_digest = optional_text("来源行摘要", editable=False)
    source = optional_text("来源", editable=False)

    class Meta(Record.Meta):
        db_table = "people_person"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "人员"
        constraints = (
            *checks(PERSON, "person"),
            constraint("person_name_not_blank", ~Q(name=""), SENTENCES["person_name_not_blank"]),
        )
        indexes = (
            models.Index(fields=("identity",), name="person_identity"),
            models.Index(fields=("name",), name="person_name"),
        )


class Appointment(Record):
    relation = APPOINTMENT

    person = link(APPOINTMENT, "person", Person)
    post = link(APPOINTMENT, "post", Post)
    unit = link(APPOINTMENT, "unit", Unit)
    kind = field(APPOINTMENT, "kind")
    started_on, started_on_last = partial(APPOINTMENT, "started_on")
    ended_on, ended_on_last = partial(APPOINTMENT, "ended_on")
    counts_for_quota = field(APPOINTMENT, "counts_for_quota")

    class Meta(Record.Meta):
        db_table = "people_appointment"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任职"
        constraints = (*checks(APPOINTMENT, "appointment"),)
