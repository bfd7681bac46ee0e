"""What is stored: public notices about nominees (公示)."""

from django.db.models import F, Q

from gongdao.facts.selection import NOTICE
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.publication.messages import SENTENCES
from gongdao.office.registers.columns import Record, checks, constraint, field, link


class Notice(Record):
    relation = NOTICE

    candidate = link(NOTICE, "candidate", "selection.Candidate")
    person = link(NOTICE, "person", Person)
    post = link(NOTICE, "post", Post)
    unit = link(NOTICE, "unit", Unit)
    kind = field(NOTICE, "kind")
    published_on = field(NOTICE, "published_on")
    ends_on = field(NOTICE, "ends_on")

    class Meta(Record.Meta):
        db_table = "publication_notice"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "公示"
        constraints = (
            *checks(NOTICE, "notice"),
            constraint("notice_ends_later", Q(ends_on__gte=F("published_on")), SENTENCES["notice_ends_later"]),
        )
