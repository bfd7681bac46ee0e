"""From the roster to what the templates show."""

from django.urls import reverse

from gongdao.engine.clauses import OUTCOME_NAMES
from gongdao.office.people.queries import Roster
from gongdao.office.people.registers import PERSON
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p
from gongdao.web.shell.registers import presenting as common

POST_PLACE = 2  # after name and unit
OPEN = {code: word for code, word in OUTCOME_NAMES.items() if code in ("fails", "unknown")}


def roster(found: Roster, *, may_write: bool, filtered: bool) -> p.Table:
    """Put the people of a page into a table, each with the posts held on the day and what was found."""
    table = common.table(found.page, may_write=may_write, filtered=filtered)
    rows = tuple(
        _with_more(row, *_more(found, line.key)) for row, line in zip(table.rows, found.page.lines, strict=True)
    )
    columns = _with_more(
        table.columns, p.Column("现任职务"), *((p.Column("核对结果"),) if found.marks is not None else ())
    )
    empty = table.empty
    if not filtered and may_write:
        empty = p.Empty(
            "名册还是空的",
            "这里列出您管理范围内的干部。可以从现有的 Excel 或 CSV 名册导入，每一行的结果都会说明。",
            p.Act("导入名册", reverse("roster:import"), "primary", writes=True),
        )
    keys = tuple(line.key for line in found.page.lines) if may_write else ()
    return p.Table("干部名册", columns, rows, empty, keys=keys)


def list_acts(on: dict[str, str], outcome: str, *, may_write: bool) -> tuple[p.Act, ...]:
    """Offer what any register offers; a file would not keep to what was found, so none is offered then."""
    acts = common.list_acts(PERSON, on, may_write=may_write)
    return acts[1:] if outcome else acts


def outcome_facet(chosen: str) -> p.Facet:
    """Let the roster be narrowed to those about whom something was found."""
    options = tuple(p.Option(code, word, code == chosen) for code, word in OPEN.items())
    return p.Facet("outcome", "核对结果", options, chosen if chosen in OPEN else "")


def _more(found: Roster, key: str) -> tuple[p.Cell, ...]:
    posts = p.Cell(found.posts.get(key, ""))
    if found.marks is None:
        return (posts,)
    counted = found.marks.get(key, {})
    here = links.to("person", key)
    badges = tuple(p.Badge(outcome, here, counted[outcome]) for outcome in OPEN if counted.get(outcome))
    return (posts, p.Cell(badges=badges))


def _with_more(row: tuple, *extra: object) -> tuple:
    return (*row[:POST_PLACE], *extra, *row[POST_PLACE:])
