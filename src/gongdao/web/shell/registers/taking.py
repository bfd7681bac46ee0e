"""Taking a table file into a register: upload, dry run, take."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.errors import UserError
from gongdao.office.access.policy import signed_in
from gongdao.office.files import actions as file_actions
from gongdao.office.files import queries as file_queries
from gongdao.office.files.models import Upload
from gongdao.office.registers import actions, scope, sheets
from gongdao.office.registers.preview import preview_table
from gongdao.office.registers.register import Register
from gongdao.papers.tables import Table, read_table
from gongdao.web.shell import import_report, lists
from gongdao.web.shell import presenters as p
from gongdao.web.shell.downloads import workbook
from gongdao.web.shell.registers.views import FORM, OWN_CHECK, found_register
from gongdao.web.shell.uploading import UploadForm

STEPS = ("上传表格", "查看预览", "收下")


@require_GET
@signed_in(OWN_CHECK)
def template(request: HttpRequest, name: str) -> HttpResponse:
    register = found_register(name)
    scope.require(request.user, register, register.write)
    return workbook(sheets.template(register), f"{register.zh}_模板.xlsx")


@FORM
@signed_in(OWN_CHECK)
def upload(request: HttpRequest, name: str) -> HttpResponse:
    register = found_register(name)
    scope.require(request.user, register, register.write)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = file_actions.store_upload(by=request.user, purpose=Upload.Purpose.REGISTER, **form.file_values())
        except UserError as refusal:
            form.add_error("file", refusal.sentence)
        else:
            return redirect("registers:preview", name, kept.key)
    context = {
        "page": _head(register, "上传填好的表格。先预览，看清每一行的结果，再决定是否收下。"),
        "steps": p.steps(STEPS, 0),
        "form": form,
        "template_act": p.Act("下载模板", reverse("registers:template", args=[name])),
        "cancel": reverse("registers:list", args=[name]),
    }
    return render(request, "shell/registers/upload.html", context, status=form.status)


@FORM
@signed_in(OWN_CHECK)
def preview(request: HttpRequest, name: str, key: str) -> HttpResponse:
    register = found_register(name)
    kept = file_queries.own_upload(by=request.user, key=key, purpose=Upload.Purpose.REGISTER)
    table = _table(kept)
    if request.method == "POST":
        report = actions.import_table(by=request.user, register=register, table=table, source=kept.name, upload=key)
        messages.success(
            request,
            f"已导入{register.zh}：收下{report.rows - report.refused}行，不收{report.refused}行，新增或更正{report.changes}条。",
        )
        return redirect("registers:list", name)
    report = preview_table(by=request.user, register=register, table=table, upload=key)
    here = reverse("registers:preview", args=[name, key])
    take = (p.Act("收下可收的行", here, "primary", writes=True, fields=()),) if report.changes else ()
    acts = (p.Act("换一个文件", reverse("registers:import", args=[name])), *take)
    lead = f"文件“{kept.name}”的预览。现在还没有收下任何一行。{import_report.nothing_new(report)}"
    context = {
        "page": _head(register, lead, acts),
        "steps": p.steps(STEPS, 1),
        "report": import_report.shown(report, here, {}, lists.number_asked(request.GET)),
    }
    return render(request, "shell/preview.html", context)


def _table(kept: Upload) -> Table:
    return read_table(kept.name, file_queries.content(kept))


def _head(register: Register, lead: str, acts: tuple[p.Act, ...] = ()) -> p.Page:
    crumbs = (p.Link(register.zh, reverse("registers:list", args=[register.name])), p.Link("从表格导入"))
    return p.Page(f"导入{register.zh}", lead, crumbs, acts)
