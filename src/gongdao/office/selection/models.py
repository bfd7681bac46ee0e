"""What is stored: posts opened to selection (公开推荐职位)."""

from gongdao.facts.assessment import OPENED_POST
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.columns import Record, checks, field, link


class OpenedPost(Record):
    relation = OPENED_POST

    unit = link(OPENED_POST, "unit", Unit)
    post = link(OPENED_POST, "post", Post)
    line = field(OPENED_POST, "line")
    method = field(OPENED_POST, "method")
    opened_on = field(OPENED_POST, "opened_on")

    class Meta(Record.Meta):
        db_table = "selection_opened_post"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "公开推荐职位"
        constraints = (*checks(OPENED_POST, "opened_post"),)
