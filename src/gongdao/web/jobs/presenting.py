"""From jobs to what the templates show."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from gongdao.office.jobs.models import Job
from gongdao.office.jobs.registry import title
from gongdao.web.shell import presenters as p
from gongdao.web.shell.results import result_of

COLUMNS = (
    p.Column("任务"),
    p.Column("状态"),
    p.Column("已处理", "number"),
    p.Column("总数", "number"),
    p.Column("提交时间", "day"),
    p.Column("结束时间", "day"),
    p.Column("说明"),
)
WAITING = {"queued": "已排队，等待执行。可以离开本页，结果会保留。", "running": "正在执行。可以离开本页，结果会保留。"}


def table(jobs: Iterable[Job]) -> p.Table:
    rows = tuple(_row(job) for job in jobs)
    return p.Table(
        "后台任务", COLUMNS, rows, p.Empty("还没有后台任务", "核对全部人员、导入大表格等任务提交后列在这里。")
    )


def progress(job: Job) -> p.Progress:
    """Show how far a job has come, and where its result is."""
    sentence = job.sentence or WAITING.get(job.state, "已完成。")
    here = reverse("jobs:job", args=[job.key])
    result = result_of(job) if job.state == Job.State.DONE else None
    return p.Progress(title(job), job.state, job.done_count, job.total_count, sentence, here, result)


def _row(job: Job) -> tuple[p.Cell, ...]:
    return (
        p.Cell(title(job), reverse("jobs:job", args=[job.key])),
        p.Cell(job.get_state_display()),
        p.Cell(str(job.done_count)),
        p.Cell(str(job.total_count)),
        p.Cell(_instant(job.created_at)),
        p.Cell(_instant(job.finished_at)),
        p.Cell(job.sentence),
    )


def _instant(value: datetime | None) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""
