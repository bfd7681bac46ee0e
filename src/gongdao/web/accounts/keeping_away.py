"""From recusals to what their pages show."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils import timezone

from gongdao.office.access.models import Recusal
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

OWN = p.Link("我的回避", reverse_lazy("accounts:own_recusals"))
RECUSALS = p.Link("回避登记", reverse_lazy("accounts:recusals"))
DECLARE = p.Act("申报回避", reverse_lazy("accounts:declare"), "primary", writes=True)
RECORD = p.Act("登记回避", reverse_lazy("accounts:record_recusal"), "primary", writes=True)
EMPTY = p.Empty("没有回避登记", "另行申报或者登记的回避列在这里。本人、亲属和直接上下级的回避不必登记。")


def table(found: Iterable[Recusal], names: Mapping[str, str], *, with_reason: bool) -> p.Table:
    """List recusals; the reason is for whoever may know what is personal."""
    columns = (
        p.Column("回避人"),
        p.Column("事项"),
        p.Column("起始日期", "day"),
        p.Column("终止日期", "day"),
        *((p.Column("理由", "long"),) if with_reason else ()),
        p.Column("登记人"),
    )
    rows = tuple(
        (
            p.Cell(_account(one), reverse("accounts:recusal", args=[one.key])),
            _matter(one, names),
            p.Cell(one.started_on.isoformat()),
            p.Cell(one.ended_on.isoformat() if one.ended_on else ""),
            *((p.Cell(one.reason),) if with_reason else ()),
            p.Cell(one.recorded_by.display_name),
        )
        for one in found
    )
    return p.Table("回避登记", columns, rows, EMPTY)


def facts(one: Recusal, names: Mapping[str, str], *, with_reason: bool) -> tuple[p.Fact, ...]:
    """Show one recusal."""
    return tuple(_facts(one, names, with_reason=with_reason))


def _facts(one: Recusal, names: Mapping[str, str], *, with_reason: bool) -> Iterator[p.Fact]:
    yield p.Fact("回避人", p.Cell(_account(one)))
    yield p.Fact("事项", _matter(one, names))
    yield p.Fact("起始日期", p.Cell(one.started_on.isoformat()))
    yield p.Fact("终止日期", p.Cell(one.ended_on.isoformat() if one.ended_on else ""))
    if with_reason:
        yield p.Fact("理由", p.Cell(one.reason))
    yield p.Fact(
        "登记", p.Cell(f"{one.recorded_by.display_name}，{timezone.localtime(one.recorded_at):%Y-%m-%d %H:%M}")
    )


def title(one: Recusal) -> str:
    """Name a recusal: 张三的回避."""
    return f"{one.user.display_name}的回避"


def is_running(one: Recusal, on: date) -> bool:
    """Say whether it holds on a day or will."""
    return one.ended_on is None or one.ended_on > on


def _matter(one: Recusal, names: Mapping[str, str]) -> p.Cell:
    if one.unit:
        return p.Cell(one.unit.name, links.to("unit", one.unit.key), note="单位及下级单位")
    if one.person in names:
        return p.Cell(names[one.person], links.to("person", one.person), note="人员")
    return p.Cell(one.person, note="人员编号")


def _account(one: Recusal) -> str:
    return f"{one.user.display_name}（{one.user.username}）"
