"""From what the register kit answers to what the templates show."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.urls import reverse

from gongdao.facts.relation import Column, During, Kind
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import filters as kit_filters
from gongdao.office.registers import queries
from gongdao.office.registers.filters import Filter
from gongdao.office.registers.forms import RegisterForm
from gongdao.office.registers.register import Register
from gongdao.web.shell import links, units
from gongdao.web.shell import presenters as p

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL)
_DAYS = (Kind.DAY, Kind.PARTIAL_DAY)


@dataclass(frozen=True)
class Related:
    """The rows of one register that name a record; `more` leads to its list."""

    title: str
    table: p.Table
    more: p.Link


def page_head(register: Register, *acts: p.Act) -> p.Page:
    return p.Page(register.zh, acts=acts)


def list_acts(register: Register, on: dict[str, str], *, may_write: bool) -> tuple[p.Act, ...]:
    """Offer the files to every reader, the form and the import to those who may write."""
    export = links.with_query(reverse("registers:export", args=[register.name]), **on)
    acts = [p.Act("导出表格", export)]
    if may_write:
        acts.append(p.Act("从表格导入", reverse("registers:import", args=[register.name]), writes=True))
        acts.append(p.Act(f"新增{register.zh}", reverse("registers:add", args=[register.name]), "primary", writes=True))
    return tuple(acts)


def facets(register: Register, asked: dict[str, str], scope: QuerySet[Unit]) -> tuple[p.Facet, ...]:
    """Make the filter bar; a unit is looked for among those in scope."""
    return tuple(
        units.facet(scope, asked["unit"]) if one.name == "unit" else _facet(one, asked[one.name])
        for one in kit_filters.fields(register)
    )


def table(page: queries.Page, *, may_write: bool, filtered: bool, without: str = "") -> p.Table:
    """Put the lines of a page into a table, `without` one column; the first cell leads to the record."""
    register = page.register
    columns = tuple(p.Column(column.zh, _kind(column)) for column in page.columns if column.name != without)
    rows = tuple(_row(register, line, without) for line in page.lines)
    return p.Table(register.zh, columns, rows, _empty(register, may_write=may_write, filtered=filtered))


def _row(register: Register, line: queries.Line, without: str) -> tuple[p.Cell, ...]:
    cells = [cell for cell in line.cells if cell.column != without]
    return tuple(cell_of(register, line.key, at, cell) for at, cell in enumerate(cells))


def cell_of(register: Register, key: str, place: int, cell: queries.Cell) -> p.Cell:
    """Show one value: the first leads to its own record, a reference to the record it names."""
    text = without_key(cell)
    if place == 0:
        return p.Cell(text or "未填", links.to(register.name, key))
    return p.Cell(text, links.to(cell.refers, cell.key) if cell.refers else "")


def facts(register: Register, line: queries.Line) -> tuple[p.Fact, ...]:
    """Show every column of a record under its Chinese name."""
    by_name = register.relation.by_name
    return tuple(
        p.Fact(
            by_name[cell.column].zh, p.Cell(without_key(cell), links.to(cell.refers, cell.key) if cell.refers else "")
        )
        for cell in line.cells
    )


def beside(found: queries.RecordPage) -> tuple[p.Fact, ...]:
    """Show what is kept beside the columns, such as the words of an imported file."""
    return tuple(p.Fact(zh, p.Cell(text)) for zh, text in found.beside)


def related(found: queries.RecordPage) -> tuple[Related, ...]:
    """Show the first rows of each register that names the record, and lead to all of them."""
    return tuple(_related(page, found) for page in found.related)


def without_key(cell: queries.Cell) -> str:
    """Show a reference by its name alone; the key stays in files and forms."""
    return cell.text.removesuffix(f"（{cell.key}）") if cell.refers else cell.text


def record_title(register: Register, line: queries.Line) -> str:
    """Name a record by its label, else by its register and key."""
    label = register.relation.label
    named = next((cell.text for cell in line.cells if cell.column == label), "") if label else ""
    return named or f"{register.zh} {line.key}"


def _related(page: queries.Page, found: queries.RecordPage) -> Related:
    register = page.register
    naming = next(column.name for column in register.references if column.refers == found.register.name)
    narrowed = {naming: found.line.key} if naming in register.filters else {}
    address = links.with_query(reverse("registers:list", args=[register.name]), **narrowed)
    ordered = replace(page, lines=_latest_first(page))
    shown = table(ordered, may_write=False, filtered=True, without=naming)
    return Related(register.zh, shown, p.Link(f"全部 {page.total} 条", address))


def _latest_first(page: queries.Page) -> tuple[queries.Line, ...]:
    """Put what lasts, such as appointments, in the order of a career, when the whole of it is shown."""
    time = page.register.relation.time
    if not isinstance(time, During) or page.total > len(page.lines) or time.start not in page.register.listed:
        return page.lines
    place = page.register.listed.index(time.start)
    return tuple(sorted(page.lines, key=lambda line: line.cells[place].text, reverse=True))


def record_acts(name: str, key: str) -> tuple[p.Act, ...]:
    """Offer what those who may write can do with a record."""
    return (
        p.Act("删除", reverse("registers:remove", args=[name, key]), writes=True),
        p.Act("更正", reverse("registers:change", args=[name, key]), "primary", writes=True),
    )


def add_help(form: RegisterForm, register: Register) -> None:
    """Say at each field how it is written."""
    for name, column in register.relation.by_name.items():
        if name in form.fields:
            form.fields[name].help_text = _help(column)


def _help(column: Column) -> str:
    if column.refers:
        return "填名称或编号。"
    if column.kind is Kind.PARTIAL_DAY:
        return "写作 1957-06-12，也可以只写到年或月，如 1957-06。"
    return f"单位：{column.unit}。" if column.unit and column.kind in _NUMBERS else ""


def _facet(one: Filter, value: str) -> p.Facet:
    chosen = tuple(p.Option(code, zh, code == value) for code, zh in one.choices)
    return p.Facet(one.name, one.zh, chosen, value, "date" if one.kind in _DAYS else "search")


def _kind(column: Column) -> str:
    if column.kind in _NUMBERS and column.unit != "年":
        return "number"
    return "day" if column.kind in _DAYS else "text"


def _empty(register: Register, *, may_write: bool, filtered: bool) -> p.Empty:
    if filtered:
        return p.Empty("没有符合条件的记录", "请放宽筛选条件，或者清除筛选后再看。")
    act = p.Act(f"新增{register.zh}", reverse("registers:add", args=[register.name]), "primary", writes=True)
    text = f"这里记录{register.zh}，用于查阅和按条款核对。现在还没有您可以查看的记录。"
    return p.Empty(f"还没有{register.zh}", text, act if may_write else None)
