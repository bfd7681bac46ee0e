"""What is stored: officials with their appointments, grades, schooling and kin (人员、任职、职级、学历、亲属)."""

from django.db import models
from django.db.models import Q

from gongdao.facts.organisation import APPOINTMENT, PAYROLL, PERSON
from gongdao.facts.oversight import GRASSROOTS_SERVICE
from gongdao.facts.people import CIVIL_SERVICE_REGISTRATION, CLOSE_STAFF, EDUCATION, GRADE_PERIOD, KINSHIP, RETIREMENT
from gongdao.office.establishment.models import Post, Term
from gongdao.office.orgs.models import Unit
from gongdao.office.people.messages import SENTENCES
from gongdao.office.registers.columns import Record, checks, constraint, field, link, optional_text, partial, unique

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
    identity = field(PERSON, "identity")
    same_person = models.CharField("同人识别摘要", max_length=DIGEST_LENGTH, editable=False)
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
            models.Index(fields=("same_person",), name="person_same_person"),
            models.Index(fields=("name",), name="person_name"),
        )


class Appointment(Record):
    relation = APPOINTMENT

    person = link(APPOINTMENT, "person", Person)
    post = link(APPOINTMENT, "post", Post)
    unit = link(APPOINTMENT, "unit", Unit)
    term = link(APPOINTMENT, "term", Term)
    kind = field(APPOINTMENT, "kind")
    entry = field(APPOINTMENT, "entry")
    treated_as = field(APPOINTMENT, "treated_as")
    started_on, started_on_last = partial(APPOINTMENT, "started_on")
    ended_on, ended_on_last = partial(APPOINTMENT, "ended_on")
    confirmed_on = field(APPOINTMENT, "confirmed_on")
    counts_for_quota = field(APPOINTMENT, "counts_for_quota")

    class Meta(Record.Meta):
        db_table = "people_appointment"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任职"
        constraints = (*checks(APPOINTMENT, "appointment"),)


class Education(Record):
    relation = EDUCATION

    person = link(EDUCATION, "person", Person)
    level = field(EDUCATION, "level")
    mode = field(EDUCATION, "mode")
    graduated_on, graduated_on_last = partial(EDUCATION, "graduated_on")

    class Meta(Record.Meta):
        db_table = "people_education"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学历"
        constraints = (
            *checks(EDUCATION, "education"),
            unique("education_once", ("person", "level", "mode"), SENTENCES["education_once"]),
        )


class Kinship(Record):
    relation = KINSHIP

    person = link(KINSHIP, "person", Person)
    relative = link(KINSHIP, "relative", Person)
    kind = field(KINSHIP, "kind")
    relative_post = link(KINSHIP, "relative_post", Post)

    class Meta(Record.Meta):
        db_table = "people_kinship"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "亲属关系"
        constraints = (
            *checks(KINSHIP, "kinship"),
            unique("kinship_once", ("person", "relative"), SENTENCES["kinship_once"]),
        )


class CloseStaff(Record):
    relation = CLOSE_STAFF

    person = link(CLOSE_STAFF, "person", Person)
    leader = link(CLOSE_STAFF, "leader", Person)
    leader_post = link(CLOSE_STAFF, "leader_post", Post)
    started_on = field(CLOSE_STAFF, "started_on")
    ended_on = field(CLOSE_STAFF, "ended_on")

    class Meta(Record.Meta):
        db_table = "people_close_staff"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "身边工作人员"
        constraints = (*checks(CLOSE_STAFF, "close_staff"),)


class CivilServiceRegistration(Record):
    relation = CIVIL_SERVICE_REGISTRATION

    person = link(CIVIL_SERVICE_REGISTRATION, "person", Person)
    registered_on = field(CIVIL_SERVICE_REGISTRATION, "registered_on")

    class Meta(Record.Meta):
        db_table = "people_civil_service"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "公务员登记"
        constraints = (
            *checks(CIVIL_SERVICE_REGISTRATION, "civil_service"),
            unique("civil_service_once", ("person", "registered_on"), SENTENCES["civil_service_once"]),
        )


class GradePeriod(Record):
    relation = GRADE_PERIOD

    person = link(GRADE_PERIOD, "person", Person)
    unit = link(GRADE_PERIOD, "unit", Unit)
    grade = field(GRADE_PERIOD, "grade")
    started_on = field(GRADE_PERIOD, "started_on")
    ended_on = field(GRADE_PERIOD, "ended_on")

    class Meta(Record.Meta):
        db_table = "people_grade"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "职级任职"
        constraints = (
            *checks(GRADE_PERIOD, "grade"),
            unique("grade_once", ("person", "grade", "started_on"), SENTENCES["grade_once"]),
        )


class Retirement(Record):
    relation = RETIREMENT

    person = link(RETIREMENT, "person", Person)
    old_limit = field(RETIREMENT, "old_limit")
    manner = field(RETIREMENT, "manner")
    retired_on = field(RETIREMENT, "retired_on")

    class Meta(Record.Meta):
        db_table = "people_retirement"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "退休登记"
        constraints = (
            *checks(RETIREMENT, "retirement"),
            unique("retirement_once", ("person",), SENTENCES["retirement_once"]),
        )


class PayrollEntry(Record):
    relation = PAYROLL

    person = link(PAYROLL, "person", Person)
    unit = link(PAYROLL, "unit", Unit)
    started_on = field(PAYROLL, "started_on")
    ended_on = field(PAYROLL, "ended_on")

    class Meta(Record.Meta):
        db_table = "people_payroll"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "工资名册"
        constraints = (
            *checks(PAYROLL, "payroll"),
            unique("payroll_once", ("person", "unit", "started_on"), SENTENCES["payroll_once"]),
        )


class GrassrootsService(Record):
    relation = GRASSROOTS_SERVICE

    person = link(GRASSROOTS_SERVICE, "person", Person)
    unit = link(GRASSROOTS_SERVICE, "unit", Unit)
    months = field(GRASSROOTS_SERVICE, "months")
    ended_on = field(GRASSROOTS_SERVICE, "ended_on")

    class Meta(Record.Meta):
        db_table = "people_grassroots"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "基层工作经历"
        constraints = (*checks(GRASSROOTS_SERVICE, "grassroots"),)
