"""What is stored: leading bodies, terms, posts, quotas, titles and authority (班子、任期、职位、职数、职务名称、任免权限)."""

from gongdao.facts.organisation import BODY, POST, QUOTA, QUOTA_EXCESS, STANDARD_TITLE, TERM
from gongdao.facts.selection import AUTHORITY_TABLE
from gongdao.office.establishment.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.columns import Record, checks, field, link, unique


class Body(Record):
    relation = BODY

    unit = link(BODY, "unit", Unit)
    name = field(BODY, "name")
    has_centre_group = field(BODY, "has_centre_group")
    established_on = field(BODY, "established_on")
    dissolved_on = field(BODY, "dissolved_on")

    class Meta(Record.Meta):
        db_table = "establishment_body"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "领导班子"
        constraints = (*checks(BODY, "body"),)


class Post(Record):
    relation = POST

    unit = link(POST, "unit", Unit)
    title = field(POST, "title")
    category = field(POST, "category")
    level = field(POST, "level")
    line = field(POST, "line")
    is_main_leader = field(POST, "is_main_leader")
    is_district_leader = field(POST, "is_district_leader")
    is_important = field(POST, "is_important")
    is_hardship = field(POST, "is_hardship")
    is_focus = field(POST, "is_focus")

    class Meta(Record.Meta):
        db_table = "establishment_post"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "职位"
        constraints = (*checks(POST, "post"),)


class Quota(Record):
    relation = QUOTA

    unit = link(QUOTA, "unit", Unit)
    level = field(QUOTA, "level")
    approved = field(QUOTA, "approved")
    document = field(QUOTA, "document")
    started_on = field(QUOTA, "started_on")
    ended_on = field(QUOTA, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_quota"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "职数"
        constraints = (
            *checks(QUOTA, "quota"),
            unique("quota_once", ("unit", "level", "started_on"), SENTENCES["quota_once"]),
        )


class Term(Record):
    relation = TERM

    body = link(TERM, "body", Body)
    started_on = field(TERM, "started_on")
    ends_on = field(TERM, "ends_on")

    class Meta(Record.Meta):
        db_table = "establishment_term"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任期"
        constraints = (
            *checks(TERM, "term"),
            unique("term_once", ("body", "started_on"), SENTENCES["term_once"]),
        )


class QuotaExcess(Record):
    relation = QUOTA_EXCESS

    unit = link(QUOTA_EXCESS, "unit", Unit)
    level = field(QUOTA_EXCESS, "level")
    people_over = field(QUOTA_EXCESS, "people_over")
    notified_on = field(QUOTA_EXCESS, "notified_on")

    class Meta(Record.Meta):
        db_table = "establishment_excess"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "超职数问题"
        constraints = (
            *checks(QUOTA_EXCESS, "excess"),
            unique("excess_once", ("unit", "level", "notified_on"), SENTENCES["excess_once"]),
        )


class StandardTitle(Record):
    relation = STANDARD_TITLE

    title = field(STANDARD_TITLE, "title")
    category = field(STANDARD_TITLE, "category")
    document = field(STANDARD_TITLE, "document")
    started_on = field(STANDARD_TITLE, "started_on")
    ended_on = field(STANDARD_TITLE, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_title"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "规范职务名称"
        constraints = (
            *checks(STANDARD_TITLE, "std_title"),
            unique("std_title_once", ("title", "category", "started_on"), SENTENCES["std_title_once"]),
        )


class Authority(Record):
    relation = AUTHORITY_TABLE

    body = link(AUTHORITY_TABLE, "body", Body)
    unit = link(AUTHORITY_TABLE, "unit", Unit)
    level = field(AUTHORITY_TABLE, "level")
    document = field(AUTHORITY_TABLE, "document")
    started_on = field(AUTHORITY_TABLE, "started_on")
    ended_on = field(AUTHORITY_TABLE, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_authority"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任免权限"
        constraints = (
            *checks(AUTHORITY_TABLE, "authority"),
            unique("authority_once", ("body", "unit", "level", "started_on"), SENTENCES["authority_once"]),
        )
