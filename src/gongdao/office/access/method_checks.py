"""At start: no method of a view stands apart from the policy of its class, and no view finds its object by itself."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.urls import get_resolver
from django.views import View

from gongdao.office.access.policy import policy_of
from gongdao.office.access.view_checks import views_of

GETTERS = ("get_object", "get_queryset")


def check_methods(**_: Any) -> list[CheckMessage]:
    """Walk the URL configuration and name the methods of class-based views that escape their policy."""
    return [
        fault
        for route, view in views_of(get_resolver())
        if (kind := getattr(view, "view_class", None)) is not None
        for fault in faults_of(kind, route)
    ]


def faults_of(kind: type[View], route: str) -> Iterator[CheckMessage]:
    """Yield what is wrong with a class: methods with a policy of their own, getters that ask a table for all."""
    for name in kind.http_method_names:
        if policy_of(getattr(kind, name, None)) is not None:
            yield Error(
                f"The method {name} of {kind.__qualname__} at {route} has a policy of its own, for which nobody asks",
                hint="Put the policy on the class, or make two views.",
                id="access.E004",
            )
    for name in GETTERS:
        if getattr(getattr(kind, name, None), "__module__", "").startswith("django."):
            yield Error(
                f"{kind.__qualname__} at {route} finds its object by {name} of Django, for nobody in particular",
                hint="Ask a query of the office, with by=request.user.",
                id="access.E005",
            )
