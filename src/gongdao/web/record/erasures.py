"""From erasures and the leaves they name to what the templates show."""

from collections.abc import Iterable

from django.urls import reverse, reverse_lazy

from gongdao.office.audit.models import Leaf
from gongdao.office.record.models import Erasure
from gongdao.web.record.presenting import instant
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p

LISTED = p.Link("依法清除", reverse_lazy("record:erasures"))
COLUMNS = (
    *(p.Column("编号"), p.Column("状态", "narrow"), p.Column("叶", "number"), p.Column("法律依据", "long")),
    *(p.Column("提出人"), p.Column("提出时间", "day")),
)
LEAVES = (p.Column("叶", "number"), p.Column("时间", "day"), p.Column("操作"), p.Column("对象"))


def table(found: Iterable[Erasure]) -> p.Table:
    """List erasures, open and decided."""
    rows = tuple(
        (
            p.Cell(one.key, reverse("record:erasure", args=[one.key])),
            p.Cell(_state(one)),
            p.Cell(str(len(one.seqs))),
            p.Cell(one.basis),
            p.Cell(one.first_key),
            p.Cell(instant(one.first_at)),
        )
        for one in found
    )
    return p.Table("依法清除", COLUMNS, rows, p.Empty("没有清除的提议", "依法必须清除时，在这里提出，由另一人批准。"))


def title(erasure: Erasure) -> str:
    """Name it by what it takes away."""
    return f"清除{len(erasure.seqs)}条审计记录的内容"


def standing(erasure: Erasure) -> str:
    """Say in one line how far it is."""
    if erasure.is_open:
        return "待另一位有权的人批准。批准即执行，不能恢复。"
    return "已清除。" if erasure.is_done else "不予清除，内容保留。"


def facts(erasure: Erasure, *, reads: bool) -> tuple[p.Fact, ...]:
    """Show what is proposed, on which ground, and who decided."""
    told = [
        p.Fact("状态", p.Cell(_state(erasure))),
        p.Fact("叶数", p.Cell(str(len(erasure.seqs)))),
        p.Fact("法律依据", p.Cell(erasure.basis)),
        p.Fact("提出", p.Cell(f"{erasure.first_key}，{instant(erasure.first_at)}")),
    ]
    if erasure.is_done:
        address = reverse("record:event", args=[erasure.event]) if reads else ""
        told.append(p.Fact("批准", p.Cell(f"{erasure.second_key}，{instant(erasure.second_at)}")))
        told.append(p.Fact("批准的审计记录", p.Cell(str(erasure.event), address)))
    elif not erasure.is_open:
        told.append(p.Fact("不予清除", p.Cell(f"{erasure.closed_key}，{instant(erasure.closed_at)}")))
    return tuple(told)


def acts(erasure: Erasure, reader: str) -> tuple[p.Act, ...]:
    """Offer to decide to another, and to take back to whoever proposed."""
    if not erasure.is_open:
        return ()
    here = reverse("record:erasure", args=[erasure.key])
    if erasure.first_key == reader:
        return (p.Act("撤回", here, writes=True, fields=(("close", "1"),)),)
    return (
        p.Act("批准并清除", here, "primary", writes=True, fields=(("approve", "1"),)),
        p.Act("不同意", here, writes=True, fields=(("close", "1"),)),
    )


def leaves(found: Iterable[Leaf], *, reads: bool) -> p.Table:
    """List the leaves; who may not read the record learns what a leaf says openly, and about which object."""
    columns = (*LEAVES, p.Column("说明", "long")) if reads else LEAVES
    return p.Table("指明的叶", columns, tuple(tuple(_leaf(one, reads=reads)) for one in found))


def _leaf(one: Leaf, *, reads: bool) -> Iterable[p.Cell]:
    event = one.event
    yield p.Cell(str(one.seq), reverse("record:event", args=[event.pk]) if reads else "")
    yield p.Cell(instant(event.at))
    yield p.Cell(event.get_result_display(), note=event.act)
    yield p.Cell(event.subject_key, links.to(event.subject_kind, event.subject_key), note=event.subject_kind)
    if reads:
        yield p.Cell(event.sentence or "（内容已依法清除）")


def _state(erasure: Erasure) -> str:
    if erasure.is_open:
        return "待批准"
    return "已清除" if erasure.is_done else "不予清除"
