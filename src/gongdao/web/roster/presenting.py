"""From the roster to what the templates show."""

from django.urls import reverse

from gongdao.office.people.queries import Roster
from gongdao.web.shell import presenters as p
from gongdao.web.shell.registers import presenting as common

POST_PLACE = 2  # after name and unit


def roster(found: Roster, *, may_write: bool, filtered: bool) -> p.Table:
    """Put the people of a page into a table, each with the posts held on the day."""
    table = common.table(found.page, may_write=may_write, filtered=filtered)
    posts = [p.Cell(found.posts.get(line.key, "")) for line in found.page.lines]
    rows = tuple(_with_post(row, post) for row, post in zip(table.rows, posts, strict=True))
    empty = table.empty
    if not filtered and may_write:
        empty = p.Empty(
            "名册还是空的",
            "这里列出您管理范围内的干部。可以从现有的 Excel 或 CSV 名册导入，每一行的结果都会说明。",
            p.Act("导入名册", reverse("roster:import"), "primary", writes=True),
        )
    keys = tuple(line.key for line in found.page.lines) if may_write else ()
    return p.Table("干部名册", _with_post(table.columns, p.Column("现任职务")), rows, empty, keys=keys)


def _with_post(row: tuple, extra: object) -> tuple:
    return (*row[:POST_PLACE], extra, *row[POST_PLACE:])
