"""What is done about the rules: sweep, adopt, record an exception."""

from datetime import date
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.accounts.models import User
from gongdao.office.jobs.models import Job
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings import actions, queries
from gongdao.office.rulings.models import REASON_MAX, Adoption
from gongdao.packs.installed import load, pack_names
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p
from gongdao.web.shell.as_of import parse_day
from gongdao.web.shell.identity import fresh, fresh_for
from gongdao.web.shell.middleware import any_day
from gongdao.web.shell.registers.views import FORM
from gongdao.web.shell.units import UnitField

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
BAD_DAY = {"invalid": "须为具体日期，如2009-07-21。", "required": "不能为空，请填写。"}


class ExceptionForm(forms.Form):
    """The written reason, and until when it holds."""

    reason = forms.CharField(
        label="理由",
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "不能为空，请填写。"},
    )
    ended_on = forms.DateField(
        label="终止日期", required=False, widget=DAY, error_messages=BAD_DAY, help_text="不再有效的第一天；不填为长期。"
    )


class AdoptionForm(forms.Form):
    """Which document, by which unit, from which day on."""

    pack = forms.ChoiceField(label="文件")
    unit = UnitField(label="采用单位", help_text="对该单位和所有下级单位适用。")
    adopted_on = forms.DateField(label="采用日期", widget=DAY, error_messages=BAD_DAY)

    def __init__(self, *args: object, units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pack"].choices = [(name, f"《{load(name).title_zh}》") for name in pack_names()]
        self.fields["unit"].among(units)


@any_day
@require_POST
@requires(Permission.RULES_SWEEP_RUN)
def sweep(request: HttpRequest) -> HttpResponse:
    job = actions.start_sweep(by=request.user, as_of=parse_day(request.POST.get("as_of", "")))
    return redirect("jobs:job", job.key)


@fresh
@FORM
@requires(Permission.RULES_EXCEPTION_GRANT)
def add_exception(request: HttpRequest, clause_id: str, subject: str) -> HttpResponse:
    form = ExceptionForm(request.POST if request.method == "POST" else None)
    explanation = reverse("rules:explanation", args=[clause_id, subject])
    if request.method == "POST" and form.is_valid():
        try:
            actions.grant_exception(
                by=request.user, clause_id=clause_id, subject=subject, granted_on=request.today, **form.cleaned_data
            )
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "已记录例外。结论仍为不符合，并注明已记例外；名单在下次核对后更新。")
            return redirect(explanation)
    crumbs = (p.Link("核对总览", reverse("rules:dashboard")), p.Link("核对说明", explanation), p.Link("记录例外"))
    page = p.Page("记录例外", f"就{clause_id}写明不照一般要求办理的理由。理由将长期保留。", crumbs)
    context = {"page": page, "form": form, "cancel": explanation}
    return render(request, "rules/form.html", context, status=status_of(form))


@fresh_for(Permission.RULES_PACK_ADOPT)
@FORM
@requires(Permission.RULES_FINDING_READ)
def show_adoption(request: HttpRequest) -> HttpResponse:
    units = _adopting(request.user, request.today)
    form = None
    if queries.may_adopt(request.user):
        posted = request.POST if request.method == "POST" else None
        form = AdoptionForm(posted, units=units, initial={"adopted_on": request.today})
        if request.method == "POST" and form.is_valid() and _adopt(request, form):
            return redirect("rules:adoption")
    context = {
        "page": p.Page("采用措施", "文件由单位采用后才用于核对，对该单位和所有下级单位适用。"),
        "table": _adoptions(queries.adoptions(request.user), units),
        "form": form,
    }
    return render(request, "rules/adoption.html", context, status=status_of(form) if form else HTTPStatus.OK)


def swept_day(job: Job) -> p.Link:
    """Lead to the dashboard of the day that a job has swept."""
    return p.Link("查看核对总览", links.with_query(reverse("rules:dashboard"), as_of=job.result["as_of"]))


def _adopt(request: HttpRequest, form: AdoptionForm) -> bool:
    chosen = form.cleaned_data["unit"]
    try:
        actions.adopt_pack(
            by=request.user, pack=form.cleaned_data["pack"], unit=chosen, adopted_on=form.cleaned_data["adopted_on"]
        )
    except UserError as refusal:
        form.add_error(None, refusal.sentence)
        return False
    messages.success(request, f"“{chosen.name}”已采用《{load(form.cleaned_data['pack']).short_title}》。")
    return True


def _adopting(by: User, on: date) -> QuerySet[Unit]:
    return units_in_scope(by, Permission.RULES_PACK_ADOPT, on).filter(is_receiving=False)


def _adoptions(found: list[Adoption], units: QuerySet[Unit]) -> p.Table:
    """List what is adopted; whoever may adopt at a unit comes to its local numbers."""
    own = set(units.filter(pk__in=[one.unit_id for one in found]).values_list("pk", flat=True))
    columns = (
        p.Column("文件"),
        p.Column("采用单位"),
        p.Column("采用日期", "day"),
        p.Column("停用日期", "day"),
        *((p.Column("本地数值"),) if own else ()),
    )
    rows = tuple(
        (
            p.Cell(f"《{load(one.pack).title_zh}》"),
            p.Cell(one.unit.name, links.to("unit", one.unit.key)),
            p.Cell(one.adopted_on.isoformat()),
            p.Cell(one.ended_on.isoformat() if one.ended_on else ""),
            *((p.Cell(*_numbers_of(one) if one.unit_id in own else ()),) if own else ()),
        )
        for one in found
    )
    return p.Table("已采用的措施", columns, rows, p.Empty("还没有采用措施", "采用之后，才能按文件的条款核对。"))


def _numbers_of(adoption: Adoption) -> tuple[str, str]:
    return "查看和起草", reverse("rules:numbers", args=[adoption.key])


def status_of(form: forms.Form) -> int:
    """Answer a form that has errors as one that cannot be processed."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
