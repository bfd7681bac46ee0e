"""From events, leaves and checkpoints to what the templates show. What an act wrote is never shown here."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone

from gongdao.office.audit.models import Checkpoint, Event, Leaf
from gongdao.office.jobs.models import Job
from gongdao.web.shell import presenters as p

COLUMNS = (
    *(p.Column("时间", "day"), p.Column("经办人"), p.Column("说明", "long"), p.Column("对象"), p.Column("结果")),
    p.Column("叶", "narrow"),
)
CHECKPOINTS = (p.Column("叶数", "number"), p.Column("签署时间", "day"), p.Column("根", "long"))
FACETS = (
    *(("who", "经办人账号或姓名", "search"), ("act", "操作", "search"), ("kind", "对象类别", "search")),
    *(("key", "对象编号", "search"), ("since", "自", "date"), ("until", "至", "date")),
)
TIMELINE = (
    *(p.Column("时间", "day"), p.Column("经办人"), p.Column("办理", "long"), p.Column("结果", "narrow")),
    p.Column("叶", "narrow"),
)
VERDICTS = {0: "完好", 1: "被改动", 3: "有内容未能核对"}


def facets(given: Mapping[str, str]) -> tuple[p.Facet, ...]:
    """Make the fields of the search."""
    chosen = given.get("result", "")
    results = tuple(p.Option(value, label, value == chosen) for value, label in Event.Result.choices)
    typed = tuple(p.Facet(name, label, value=given.get(name, ""), kind=kind) for name, label, kind in FACETS)
    return (*typed, p.Facet("result", "结果", (p.Option("", "全部", not chosen), *results), chosen))


def table(events: Iterable[Event]) -> p.Table:
    rows = tuple(
        (
            p.Cell(instant(event.at), reverse("record:event", args=[event.pk])),
            p.Cell(event.actor_name or "未登录", note=event.actor_key),
            p.Cell(event.sentence or "（内容已依法清除）", note=event.act),
            p.Cell(event.subject_key, note=event.subject_kind),
            p.Cell(event.get_result_display()),
            p.Cell(event.leaf_words),
        )
        for event in events
    )
    return p.Table("全程纪实", COLUMNS, rows, p.Empty("没有符合条件的记录", "放宽条件后再查。"))


def timeline(events: Iterable[Event], here: str) -> p.Table:
    """List the events of one object; each leads to its proof below `here`."""
    rows = tuple(
        (
            p.Cell(instant(event.at)),
            p.Cell(event.actor_name or "未登录"),
            p.Cell(event.sentence or "（内容已依法清除）", note=_clause(event)),
            p.Cell(event.get_result_display()),
            p.Cell(event.leaf_words, f"{here}{event.leaf.seq}/" if hasattr(event, "leaf") else ""),
        )
        for event in events
    )
    return p.Table("经过", TIMELINE, rows, p.Empty("还没有办理记录", "登记、更正、删除之后，这里逐条列出。"))


def facts(event: Event, corrections: Sequence[Event]) -> tuple[p.Fact, ...]:
    """Tell one event: who, what, when, about what, and what has been set right."""
    told = [
        p.Fact("时间", p.Cell(instant(event.at))),
        p.Fact("经办人", p.Cell(event.actor_name or "未登录", note=event.actor_key)),
        p.Fact("操作", p.Cell(event.act)),
        p.Fact("结果", p.Cell(event.get_result_display())),
        p.Fact("对象", p.Cell(event.subject_key, note=event.subject_kind)),
        p.Fact("说明", p.Cell(event.sentence or "（内容已依法清除）")),
        p.Fact("行数", p.Cell(str(event.rows or ""))),
    ]
    if event.corrects is not None:
        told.append(p.Fact("更正的记录", p.Cell(str(event.corrects), reverse("record:event", args=[event.corrects]))))
    return (
        *told,
        *(p.Fact("后来的更正", p.Cell(one.sentence, reverse("record:event", args=[one.pk]))) for one in corrections),
    )


def outline(event: Event) -> tuple[p.Fact, ...]:
    """Tell one event to somebody who sees the object but not the record."""
    return (
        p.Fact("时间", p.Cell(instant(event.at))),
        p.Fact("经办人", p.Cell(event.actor_name or "未登录")),
        p.Fact("办理", p.Cell(event.sentence or "（内容已依法清除）", note=_clause(event))),
        p.Fact("结果", p.Cell(event.get_result_display())),
    )


def leaf_facts(
    leaf: Leaf | None, checkpoint: Checkpoint | None, proof: Sequence[str], *, reads: bool = True
) -> tuple[p.Fact, ...]:
    """Tell the leaf of an event, and by which checkpoint and hashes it is proved; the checkpoint has a page for those
    who read the record."""
    if leaf is None:
        return (p.Fact("叶", p.Cell("无叶", note="该记录没有经过本产品写入，请核验全程纪实")),)
    under = p.Cell("尚未签署", note="下一次签署后可以证明")
    if checkpoint is not None and leaf.seq < checkpoint.size:
        address = reverse("record:checkpoint", args=[checkpoint.size]) if reads else ""
        under = p.Cell(f"{checkpoint.size}片叶", address, note=f"根：{checkpoint.root}")
    return (
        p.Fact("叶号", p.Cell(str(leaf.seq))),
        p.Fact("叶摘要", p.Cell(leaf.hash)),
        p.Fact("所在检查点", under),
        p.Fact("包含证明", p.Cell(listed=tuple(p.Link(part) for part in proof))),
    )


def checkpoints(found: Iterable[Checkpoint]) -> p.Table:
    rows = tuple(
        (
            p.Cell(str(one.size), reverse("record:checkpoint", args=[one.size])),
            p.Cell(instant(one.at)),
            p.Cell(one.root),
        )
        for one in found
    )
    return p.Table("检查点", CHECKPOINTS, rows, p.Empty("还没有检查点", "有新内容时，后台任务每小时签署一次。"))


def verdict(job: Job) -> tuple[p.Fact, ...]:
    """Tell what a verification found."""
    found = job.result
    sentences = tuple(p.Link(one) for one in found["sentences"])
    return (
        p.Fact("结论", p.Cell(VERDICTS[found["exit_code"]])),
        p.Fact("叶数", p.Cell(str(found["size"]))),
        p.Fact("检查点", p.Cell(str(found["checkpoints"]))),
        p.Fact("根", p.Cell(found["root"])),
        p.Fact("最早的一处", p.Cell("" if found["first_bad"] is None else f"第{found['first_bad']}号叶")),
        p.Fact("发现", p.Cell(listed=sentences)),
    )


def result_link(job: Job) -> p.Link:
    return p.Link("查看核验结论", reverse("record:verified", args=[job.key]))


def _clause(event: Event) -> str:
    return str(event.data.get("clause", "")) if isinstance(event.data, dict) else ""


def instant(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}"
