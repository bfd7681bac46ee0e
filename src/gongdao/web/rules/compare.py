"""Who gets another answer on another day, or by a draft of local numbers: asked for, worked out, shown."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.names import day_text, period_text
from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.jobs import queries as jobs
from gongdao.office.jobs.models import Job
from gongdao.office.orgs.queries import names_of
from gongdao.office.rulings import actions, comparisons, queries
from gongdao.packs.installed import load
from gongdao.web.rules.acts import BAD_DAY, DAY, status_of
from gongdao.web.rules.presenting import explanation_of
from gongdao.web.shell import links, lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.middleware import any_day
from gongdao.web.shell.registers.views import FORM

KEPT_SHOWN = 10  # ours: older ones are soon out of date
COUNT_COLUMNS = (
    p.Column("条款"),
    p.Column("原结论", "narrow"),
    p.Column("新结论", "narrow"),
    p.Column("数量", "number"),
)
COLUMNS = (
    p.Column("对象"),
    p.Column("单位"),
    p.Column("条款", "narrow"),
    p.Column("期间", "day"),
    p.Column("原结论", "narrow"),
    p.Column("新结论", "narrow"),
    p.Column("原因", "long"),
)


class CompareForm(forms.Form):
    """Two days."""

    before = forms.DateField(label="前一日期", widget=DAY, error_messages=BAD_DAY)
    after = forms.DateField(label="后一日期", widget=DAY, error_messages=BAD_DAY)


@any_day
@FORM
@requires(Permission.RULES_SWEEP_RUN)
def show_compare(request: HttpRequest) -> HttpResponse:
    form = CompareForm(request.POST if request.method == "POST" else None, initial=_days(request))
    if request.method == "POST" and form.is_valid():
        try:
            job = actions.start_comparison(by=request.user, **form.cleaned_data)
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "已提交比较。")
            return redirect("jobs:job", job.key)
    context = {
        "page": p.Page("比较", "按现在登记的事实，两个日期之间谁的结论不同、原因是什么。不记录任何结论。"),
        "form": form,
        "table": _kept(jobs.jobs_of(request.user).filter(kind=actions.COMPARE_JOB)[:KEPT_SHOWN]),
    }
    return render(request, "rules/compare.html", context, status=status_of(form))


@require_GET
@requires(Permission.RULES_SWEEP_RUN)
def show_comparison(request: HttpRequest, key: str) -> HttpResponse:
    job = jobs.jobs_of(request.user).filter(key=key, kind=actions.COMPARE_JOB, state=Job.State.DONE).first()
    if job is None:
        raise Http404
    rows = comparisons.comparison(request.user, key)
    clause = request.GET.get("clause", "")
    shown = [row for row in rows if not clause or row["clause"] == clause]
    number = min(max(1, lists.number_asked(request.GET)), max(1, -(-len(shown) // lists.PAGE_SIZE)))
    part = shown[(number - 1) * lists.PAGE_SIZE : number * lists.PAGE_SIZE]
    on = {"clause": clause} if clause else {}
    queries.note_read((str(row["level"]), str(row["clause"]), str(row["subject"])) for row in part)
    context = {
        "page": _page(job, len(rows)),
        "counts": _counts(rows, request.path),
        "chosen": p.Link(clause, request.path) if clause else None,
        "table": _differences(part, job.result["after"]),
        "pager": lists.pager(request.path, on, total=len(shown), number=number, shown=len(part)),
    }
    return render(request, "rules/comparison.html", context)


def compared(job: Job) -> p.Link:
    """Lead to what a comparison has found."""
    return p.Link("查看比较结果", reverse("rules:comparison", args=[job.key]))


def _days(request: HttpRequest) -> dict[str, date]:
    return {"before": request.today, "after": request.as_of}


def _page(job: Job, count: int) -> p.Page:
    crumbs = (p.Link("比较", reverse("rules:compare")), p.Link("比较结果"))
    return p.Page("比较结果", f"{_aim(job.result)}，您管理范围内结论不同的有{count}项。", crumbs)


def _aim(asked: dict[str, str]) -> str:
    if asked["draft"]:
        numbers = queries.find_local_numbers(asked["draft"])
        return f"截至{day_text(date.fromisoformat(asked['after']))}，现行数值与《{numbers.title if numbers else ''}》"
    return "与".join(day_text(date.fromisoformat(asked[name])) for name in ("before", "after"))


def _kept(found: Iterable[Job]) -> p.Table:
    columns = (p.Column("比较"), p.Column("状态", "narrow"), p.Column("结论不同", "number"))
    rows = tuple(
        (
            p.Cell(
                _aim(job.arguments),
                compared(job).href if job.state == Job.State.DONE else reverse("jobs:job", args=[job.key]),
            ),
            p.Cell(job.get_state_display()),
            p.Cell(str(job.result.get("count", ""))),
        )
        for job in found
    )
    return p.Table("我的比较", columns, rows, p.Empty("还没有比较过", "选两个日期比较；本地数值的草稿在其页面上比较。"))


def _counts(rows: list[dict], here: str) -> p.Table:
    counted = Counter((row["pack"], row["clause"], row["before"], row["after"]) for row in rows)
    lines = tuple(
        (
            p.Cell(clause, reverse("rules:clause", args=[clause]), note=load(pack).clause(clause).summary_zh),
            _answer(before),
            _answer(after),
            p.Cell(str(count), links.with_query(here, clause=clause)),
        )
        for (pack, clause, before, after), count in counted.items()
    )
    return p.Table("按条款计数", COUNT_COLUMNS, lines, p.Empty("没有不同", "您管理范围内的结论前后都相同。"))


def _differences(rows: list[dict], day: str) -> p.Table:
    units = names_of(row["unit"] for row in rows if row["unit"])
    lines = tuple(
        (
            p.Cell(row["subject_name"] or row["subject"], links.to(row["subject_kind"], row["subject"])),
            p.Cell(units.get(row["unit"], ""), links.to("unit", row["unit"]) if row["unit"] else ""),
            p.Cell(row["clause"], reverse("rules:clause", args=[row["clause"]])),
            p.Cell(period_text(row["period"])),
            _answer(row["before"]),
            _answer(row["after"], explanation_of(row["clause"], row["subject"], {"as_of": day})),
            p.Cell("；".join(row["reasons"])),
        )
        for row in rows
    )
    return p.Table("逐项", COLUMNS, lines)


def _answer(outcome: str | None, address: str = "") -> p.Cell:
    return p.Cell(badge=p.Badge(outcome, address)) if outcome else p.Cell("不适用")
