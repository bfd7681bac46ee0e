"""From units to what the templates show."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p
from gongdao.web.shell.menu import Rights

COLUMNS = (
    p.Column("单位名称"),
    p.Column("类别"),
    p.Column("所在地"),
    p.Column("设立日期", "day"),
    p.Column("撤销日期", "day"),
    p.Column("在册人数", "number"),
)
BELOW = "有下级单位"
DEEPEST = 3  # ours: deeper levels keep this indent


def one(scope: QuerySet[Unit], key: str) -> Unit:
    """Find a unit in scope; any other one is not found."""
    unit = scope.filter(key=key).first()
    if unit is None:
        raise Http404
    return unit


def tree(units: Sequence[Unit], people: Mapping[str, int]) -> p.Table:
    """Put units under each other, indented by their depth below the topmost that is shown."""
    top = min((_depth(unit) for unit in units), default=0)
    rows = tuple(_row(unit, _depth(unit) - top, people.get(unit.key, 0)) for unit in units)
    return p.Table("单位", COLUMNS, rows, p.Empty("没有单位", "这一天没有您可以查看的单位。"))


def crumbs(above: Sequence[Unit]) -> tuple[p.Link, ...]:
    listed = p.Link("单位", reverse("orgs:list"))
    return (listed, *(p.Link(unit.name, links.to("unit", unit.key)) for unit in above[:-1]), p.Link(above[-1].name))


def facts(unit: Unit) -> tuple[p.Fact, ...]:
    """Show the columns of a unit."""
    parent = p.Cell(unit.parent.name, links.to("unit", unit.parent.key)) if unit.parent else p.Cell()
    return (
        p.Fact("单位编号", p.Cell(unit.key)),
        p.Fact("类别", p.Cell(unit.get_kind_display() or "")),
        p.Fact("工作职能", p.Cell(unit.get_function_display() or "")),
        p.Fact("上级单位", parent),
        p.Fact("所在地", p.Cell(unit.place or "", unknown=not unit.place)),
        p.Fact("设立日期", p.Cell(_day(unit.established_on))),
        p.Fact("撤销日期", p.Cell(_day(unit.abolished_on))),
    )


def related(unit: Unit, rights: Rights) -> tuple[p.Link, ...]:
    """Lead to the registers that the reader may open and whose lists can be narrowed to this unit and those below."""
    return tuple(
        p.Link(register.zh, links.with_query(_list_of(register.name), unit=unit.key))
        for register in REGISTERS.values()
        if "unit" in register.filters and rights.may_open(register)
    )


def _list_of(name: str) -> str:
    return reverse("roster:list") if name == "person" else reverse("registers:list", args=[name])


def _row(unit: Unit, depth: int, people: int) -> tuple[p.Cell, ...]:
    roster = links.with_query(reverse("roster:list"), unit=unit.key)
    return (
        p.Cell(
            unit.name, links.to("unit", unit.key), note=BELOW if unit.has_children else "", indent=min(depth, DEEPEST)
        ),
        p.Cell("待分配" if unit.is_receiving else unit.get_kind_display() or ""),
        p.Cell(unit.place or ""),
        p.Cell(_day(unit.established_on)),
        p.Cell(_day(unit.abolished_on)),
        p.Cell(str(people), roster if people else ""),
    )


def _depth(unit: Unit) -> int:
    return unit.path.count("/")


def _day(value) -> str:
    return value.isoformat() if value else ""
