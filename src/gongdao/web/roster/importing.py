"""Taking a roster file: upload, say what the columns are, dry run, take."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import allowed
from gongdao.office.files import actions as file_actions
from gongdao.office.files import queries as file_queries
from gongdao.office.files.models import Upload
from gongdao.office.intake import queries as intake
from gongdao.office.intake.queries import BatchPage
from gongdao.office.people import actions
from gongdao.office.people.roster_import import import_roster, preview_roster
from gongdao.papers.masking import holds_number
from gongdao.papers.roster import RosterReading, read_roster, read_roster_table
from gongdao.papers.tables import Table
from gongdao.web.roster import matching
from gongdao.web.roster.choices import Choices
from gongdao.web.roster.forms import RosterUploadForm, receiving_unit
from gongdao.web.shell import import_report, lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.links import with_query
from gongdao.web.shell.registers.views import FORM

STEPS = ("上传名册", "对应栏目和日期", "查看预览", "收下")
IMPORT = requires(Permission.ROSTER_FILE_IMPORT)


@FORM
@IMPORT
def upload(request: HttpRequest) -> HttpResponse:
    form = RosterUploadForm(request.POST or None, request.FILES or None, by=request.user, on=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            kept = file_actions.store_upload(by=request.user, purpose=Upload.Purpose.ROSTER, **form.file_values())
            _table(kept)
        except UserError as refusal:
            form.add_error("file", refusal.sentence)
        else:
            return redirect(
                f"{reverse('roster:match', args=[kept.key])}?{urlencode({'unit': form.cleaned_data['unit']})}"
            )
    acts = (p.Act("以前的导入", reverse("roster:batches")),)
    lead = "上传现有的名册。先对应栏目、预览，看清每一行的结果，再决定是否收下。"
    context = {"page": _head("导入名册", lead, acts), "steps": p.steps(STEPS, 0), "form": form}
    return render(request, "roster/upload.html", context, status=form.status)


@require_GET
@IMPORT
def match(request: HttpRequest, key: str) -> HttpResponse:
    kept = _kept(request, key)
    table = _table(kept)
    lead = f"文件“{kept.name}”，{len(table.rows)}行。请核对每一栏是什么；不需要的栏目选“不导入”。"
    context = {
        "page": _head("对应栏目和日期", lead),
        "steps": p.steps(STEPS, 1),
        "columns": matching.columns(table, Choices.of(request.GET, table)),
        "unit": request.GET.get("unit", ""),
        "preview": reverse("roster:preview", args=[key]),
    }
    return render(request, "roster/match.html", context)


@require_GET
@IMPORT
def preview(request: HttpRequest, key: str) -> HttpResponse:
    kept = _kept(request, key)
    choices, reading = _reading(kept, request.GET, request)
    unit = receiving_unit(request.user, request.today, choices.unit)
    report = preview_roster(by=request.user, reading=reading, receiving_unit=unit, source=kept.name)
    fields = choices.as_fields()
    here = reverse("roster:preview", args=[key])
    back = f"{reverse('roster:match', args=[key])}?{urlencode(fields)}"
    take_act = p.Act("收下可收的行", reverse("roster:take", args=[key]), "primary", writes=True, fields=fields)
    acts = (p.Act("返回修改对应", back), *((take_act,) if report.changes else ()))
    lead = f"文件“{kept.name}”将收入“{unit.name}”。现在还没有收下任何一行。{import_report.nothing_new(report)}"
    context = {
        "page": _head("查看预览", lead, acts),
        "steps": p.steps(STEPS, 2),
        "report": import_report.shown(report, here, dict(fields), lists.number_asked(request.GET)),
    }
    return render(request, "shell/preview.html", context)


@require_POST
@IMPORT
def take(request: HttpRequest, key: str) -> HttpResponse:
    kept = _kept(request, key)
    choices, reading = _reading(kept, request.POST, request)
    unit = receiving_unit(request.user, request.today, choices.unit)
    report = import_roster(by=request.user, reading=reading, receiving_unit=unit, source=kept.name)
    taken = report.taken + report.taken_with_remarks
    messages.success(request, f"已导入名册：收下{taken}行，不收{report.refused}行，新增或更正{report.changes}人。")
    return redirect("roster:batches")


@require_GET
@IMPORT
def show_batches(request: HttpRequest) -> HttpResponse:
    table = matching.batches(intake.batches_of(request.user))
    return render(
        request, "roster/batches.html", {"page": _head("以前的导入", "您导入过的名册，最近的在前。"), "table": table}
    )


@require_GET
@IMPORT
def show_batch(request: HttpRequest, key: str) -> HttpResponse:
    found = intake.batch(by=request.user, key=key, number=lists.number_asked(request.GET), size=lists.PAGE_SIZE)
    reveal = p.Act("显示身份证号", reverse("roster:reveal", args=[key]), fields=(("page", str(found.page)),))
    may = allowed(request.user, Permission.ROSTER_CITIZEN_NUMBER_READ)
    hides = any(holds_number(cell) for row in found.lines for cell in row.cells)
    return _batch_page(request, found, matching.lines(found.lines), (reveal,) if may and hides else ())


@require_POST
@requires(Permission.ROSTER_CITIZEN_NUMBER_READ)
def reveal_batch(request: HttpRequest, key: str) -> HttpResponse:
    number = lists.number_asked(request.POST)
    found = actions.reveal_citizen_numbers(by=request.user, key=key, number=number, size=lists.PAGE_SIZE)
    hide = p.Act("隐藏身份证号", with_query(reverse("roster:batch", args=[key]), page=str(found.page)))
    return _batch_page(request, found, matching.lines(found.lines, shown=str), (hide,))


def _batch_page(request: HttpRequest, found: BatchPage, table: p.Table, acts: tuple[p.Act, ...]) -> HttpResponse:
    here = reverse("roster:batch", args=[found.batch.key])
    context = {
        "page": _head(found.batch.source, "每一行的结果。点行内的人员可打开名册。", acts),
        "figures": matching.figures(found.batch),
        "table": table,
        "pager": lists.pager(here, {}, total=found.total, number=found.page, shown=len(found.lines), unit="行"),
    }
    return render(request, "roster/batch.html", context)


def _kept(request: HttpRequest, key: str) -> Upload:
    return file_queries.own_upload(by=request.user, key=key, purpose=Upload.Purpose.ROSTER)


def _table(kept: Upload) -> Table:
    return read_roster_table(kept.name, file_queries.content(kept))


def _reading(kept: Upload, values, request: HttpRequest) -> tuple[Choices, RosterReading]:
    table = _table(kept)
    choices = Choices.of(values, table)
    return choices, read_roster(kept.name, table, choices.mapping, as_of=request.today, said=choices.said)


def _head(title: str, lead: str = "", acts: tuple[p.Act, ...] = ()) -> p.Page:
    crumbs = (p.Link("干部名册", reverse("roster:list")), p.Link("导入名册", reverse("roster:import")), p.Link(title))
    return p.Page(title, lead, crumbs[:2] if title == "导入名册" else crumbs, acts)
