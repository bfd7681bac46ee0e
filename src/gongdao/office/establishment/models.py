"""What is stored: leading bodies, posts and quotas (班子、职位、职数)."""

from gongdao.facts.organisation import BODY, POST, QUOTA
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
