"""Choosing a unit by typing: a few are suggested, and without script a part of the name or the key finds it, too."""

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.orgs.models import Unit
from gongdao.office.orgs.queries import key_in
from gongdao.office.registers.references import shown
from gongdao.web.shell import presenters as p
from gongdao.web.shell.messages import say

SUGGESTED = 50  # ours: more are narrowed by typing
LONGEST = 350  # ours: a name and a key


@require_GET
@requires(Permission.ORGS_UNIT_READ)
def suggest(request: HttpRequest) -> HttpResponse:
    scope = units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)
    options = suggestions(scope, request.GET.get("unit", ""))
    return render(request, "shell/components/_suggestions.html", {"options": options})


def suggestions(scope: QuerySet[Unit], text: str = "") -> tuple[p.Option, ...]:
    """Name the first units in the order of the tree, those that a text names when there is one."""
    text = text.strip()[:LONGEST]
    named = Q(name__contains=text) | Q(key=key_in(text)) if text else Q()
    found = scope.filter(named).select_related("parent").order_by("path")[:SUGGESTED]
    return tuple(p.Option(shown(unit.name, unit.key), unit.parent.name if unit.parent else "") for unit in found)


def facet(scope: QuerySet[Unit], text: str) -> p.Facet:
    """Narrow a list by a unit; a key that an address brings is shown with its name."""
    text = text.strip()[:LONGEST]
    options = suggestions(scope, text)
    own = next((option.value for option in options if key_in(option.value) == key_in(text)), text)
    return p.Facet("unit", "单位", options, own, suggests=reverse("shell:unit_names"))


def one_called(scope: QuerySet[Unit], text: str) -> Unit | None:
    """Find the unit in scope that a text names by key, by "name（key）", or by a name that only one bears."""
    found = list(scope.filter(Q(key=key_in(text)) | Q(name=text)).order_by("path")[:SUGGESTED])
    by_key = [unit for unit in found if unit.key == key_in(text)]
    chosen = by_key or found
    return chosen[0] if len(chosen) == 1 else None


class UnitInput(forms.TextInput):
    """A text field with suggestions."""

    template_name = "shell/components/_unit_input.html"
    options: tuple[p.Option, ...] = ()

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        place = f"{(attrs or {}).get('id', name)}-list"
        more = {"list": place, "autocomplete": "off", "placeholder": "名称的一部分"}
        context = super().get_context(
            name, value, (attrs or {}) | more | {"data-suggests": reverse("shell:unit_names")}
        )
        return context | {"options": self.options}


class UnitField(forms.CharField):
    """A unit that is typed; `among` says which there are. What is cleaned is the unit itself, or None."""

    widget = UnitInput

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.scope = Unit.objects.none()

    def among(self, scope: QuerySet[Unit]) -> None:
        """Let the field find the units of a scope."""
        self.scope = scope
        self.widget.options = suggestions(scope)

    def clean(self, value: object) -> Unit | None:
        text = super().clean(value)
        if not text:
            return None
        unit = one_called(self.scope, text)
        if unit is None:
            raise forms.ValidationError(say("no_such_unit", value=text[:50]), "no_such_unit")
        return unit
