"""Local numbers of an adopted document: drafted, checked, compared, adopted; all with their record."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongdao.engine.clauses import Overlay, Pack
from gongdao.engine.names import day_text
from gongdao.engine.numbers import parameter_text
from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.rulings import actions, adopted, queries
from gongdao.office.rulings.models import Adoption, LocalNumbers
from gongdao.packs.installed import load
from gongdao.web.rules.acts import BAD_DAY, DAY, status_of
from gongdao.web.rules.words import ORIGINS
from gongdao.web.shell import presenters as p
from gongdao.web.shell.identity import fresh
from gongdao.web.shell.registers.views import FORM

TEXT_MAX = 20_000  # ours: a text of two hundred numbers
COLUMNS = (
    p.Column("名称"),
    p.Column("代号", "narrow"),
    p.Column("状态", "narrow"),
    p.Column("起草人", "narrow"),
    p.Column("采用日期", "day"),
    p.Column("采用人", "narrow"),
    p.Column("停用日期", "day"),
)


class DraftForm(forms.Form):
    """The text, as the guide shows it."""

    text = forms.CharField(
        label="内容",
        max_length=TEXT_MAX,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "class": "written-field"}),
        error_messages={"required": "不能为空，请填写。"},
        help_text="写明代号、名称、措施、地方、成文日期和各数值的条款、参数、起用日期、值、出处。",
    )


class AdoptForm(forms.Form):
    """From which day on."""

    adopted_on = forms.DateField(label="采用日期", widget=DAY, error_messages=BAD_DAY)


@FORM
@requires(Permission.RULES_PACK_ADOPT)
def show_numbers(request: HttpRequest, key: str) -> HttpResponse:
    adoption = _adoption(request, key)
    form = DraftForm(request.POST if request.method == "POST" else None, initial={"text": _beginning(adoption)})
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.draft_overlay(by=request.user, adoption=adoption, text=form.cleaned_data["text"])
        except UserError as refusal:
            form.add_error("text", refusal.sentence)
        else:
            messages.success(request, "检查无误，已存为草稿。采用以前不影响核对。")
            return redirect("rules:draft", draft.key)
    title = f"《{load(adoption.pack).short_title}》"
    context = {
        "page": p.Page("本地数值", f"{adoption.unit.name}自己规定的、代替{title}的数值。", _crumbs(adoption)[:1]),
        "table": _listed(queries.local_numbers(adoption)),
        "form": form if adoption.ended_on is None else None,
        "open": _open(load(adoption.pack), request.today),
    }
    return render(request, "rules/numbers.html", context, status=status_of(form))


@fresh
@FORM
@requires(Permission.RULES_PACK_ADOPT)
def show_draft(request: HttpRequest, key: str) -> HttpResponse:
    numbers = queries.find_local_numbers(key)
    if numbers is None:
        raise Http404
    adoption = _adoption(request, numbers.adoption.key)
    form = AdoptForm(request.POST if request.method == "POST" else None, initial={"adopted_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.adopt_overlay(by=request.user, draft=numbers, **form.cleaned_data)
        except UserError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, f"已采用《{numbers.title}》。下次核对起按本地数值。")
            return redirect("rules:numbers", adoption.key)
    is_draft = numbers.adopted_on is None
    compare = p.Act("试算：谁的结论会变", reverse("rules:compare_draft", args=[key]), fields=())
    context = {
        "page": p.Page(f"《{numbers.title}》", _standing(numbers), _crumbs(adoption), (compare,) if is_draft else ()),
        "table": _changes(adopted.read(numbers.text)),
        "text": numbers.text,
        "form": form if is_draft and adoption.ended_on is None else None,
    }
    return render(request, "rules/draft.html", context, status=status_of(form))


@require_POST
@requires(Permission.RULES_PACK_ADOPT)
def compare_draft(request: HttpRequest, key: str) -> HttpResponse:
    numbers = queries.find_local_numbers(key)
    if numbers is None:
        raise Http404
    _adoption(request, numbers.adoption.key)
    day = request.today
    return redirect("jobs:job", actions.start_comparison(by=request.user, before=day, after=day, draft=numbers).key)


def _adoption(request: HttpRequest, key: str) -> Adoption:
    """Find an adoption at a unit for which the reader may adopt; another one is not found."""
    units = units_in_scope(request.user, Permission.RULES_PACK_ADOPT, request.today)
    found = queries.find_adoption(key, units)
    if found is None:
        raise Http404
    return found


def _crumbs(adoption: Adoption) -> tuple[p.Link, ...]:
    return (
        p.Link("采用措施", reverse("rules:adoption")),
        p.Link("本地数值", reverse("rules:numbers", args=[adoption.key])),
    )


def _beginning(adoption: Adoption) -> str:
    """Begin a text with what is known, so that only the numbers are left to write."""
    return f"overlay: \ntitle: \npack: {adoption.pack}\nlocality: {adoption.unit.name}\nissued_on: \nchanges:\n  - clause: \n    parameter: \n    values:\n      - {{from: , value: , origin: source, cites: }}\n"


def _standing(numbers: LocalNumbers) -> str:
    if numbers.adopted_on is None:
        return "草稿，采用以前不影响核对。"
    ended = f"，自{day_text(numbers.ended_on)}起停用" if numbers.ended_on else ""
    return f"自{day_text(numbers.adopted_on)}起采用{ended}。"


def _listed(found: Iterable[LocalNumbers]) -> p.Table:
    rows = tuple(
        (
            p.Cell(f"《{one.title}》", reverse("rules:draft", args=[one.key])),
            p.Cell(one.name),
            p.Cell("草稿" if one.adopted_on is None else "已停用" if one.ended_on else "在用"),
            p.Cell(one.drafted_by),
            p.Cell(one.adopted_on.isoformat() if one.adopted_on else ""),
            p.Cell(one.adopted_by),
            p.Cell(one.ended_on.isoformat() if one.ended_on else ""),
        )
        for one in found
    )
    return p.Table(
        "起草和采用的记录", COLUMNS, rows, p.Empty("还没有本地数值", "按文件的数值核对。本地另有规定的，在下面起草。")
    )


def _open(pack: Pack, today: date) -> p.Table:
    """List the numbers that may be set, by the names that a text uses."""
    columns = (
        p.Column("条款", "narrow"),
        p.Column("数值"),
        p.Column("参数名", "narrow"),
        p.Column("单位", "narrow"),
        p.Column("今天的值", "narrow"),
    )
    rows = tuple(
        (
            p.Cell(clause.id, reverse("rules:clause", args=[clause.id])),
            p.Cell(parameter.zh),
            p.Cell(parameter.name),
            p.Cell(parameter.unit or ""),
            p.Cell(parameter_text(parameter, parameter.on(today))),
        )
        for clause in pack.clauses
        for parameter in clause.parameters
        if parameter.same_as is None
    )
    return p.Table("可以设定的数值", columns, rows)


def _changes(overlay: Overlay) -> p.Table:
    columns = (
        p.Column("条款", "narrow"),
        p.Column("数值"),
        p.Column("值", "narrow"),
        p.Column("起用日期", "day"),
        p.Column("止用日期", "day"),
        p.Column("来源", "narrow"),
        p.Column("出处或说明", "long"),
    )
    rows = []
    for change in overlay.changes:
        parameter = load(overlay.pack).clause(change.clause).parameter(change.parameter)
        head = (p.Cell(change.clause, reverse("rules:clause", args=[change.clause])), p.Cell(parameter.zh))
        if change.takes_over:
            rows.append((*head, p.Cell("接用文件的数值"), p.Cell(), p.Cell(), p.Cell(), p.Cell()))
        rows += [
            (
                *head,
                p.Cell(f"{parameter_text(parameter, value)}{parameter.unit or ''}"),
                p.Cell(value.begins_on.isoformat()),
                p.Cell(value.until.isoformat() if value.until else ""),
                p.Cell(ORIGINS[value.origin]),
                p.Cell(value.cites or value.note or ""),
            )
            for value in change.values
        ]
    return p.Table("设定的数值", columns, tuple(rows))
