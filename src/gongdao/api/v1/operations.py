"""Every operation at its address: one view per path, with the policy of each method for the edge to hold."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, get_type_hints

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from ninja.operation import Operation

from gongdao.api.errors import refused
from gongdao.api.v1 import explanations, findings, jobs, people, rules, sweeps, units
from gongdao.api.v1.service import api
from gongdao.api.v1.words import NOT_JSON, UNKNOWN
from gongdao.office.access.policy import ByToken, Policy, policy_of

FEATURES = (units, people, explanations, findings, rules, sweeps, jobs)
for feature in FEATURES:
    api.add_router("", feature.router)

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
View = Callable[..., HttpResponse]


def operations() -> dict[str, Operation]:
    """Give each operation by the name of its function."""
    paths = (one for feature in FEATURES for one in feature.router.path_operations.values())
    return {one.view_func.__name__: one for each in paths for one in each.operations}


def policies() -> dict[str, Policy | None]:
    """Give the policy of each operation by its name in the description."""
    return {str(one.operation_id): policy_of(one.view_func) for one in operations().values()}


def patterns() -> Iterator[URLPattern]:
    """Yield one pattern for each path; ninja gives one for each operation, all of which lead to the whole path."""
    known = operations()
    made = (one for one in api.urls[0] if one.name in known)
    for route, alike in groupby(made, lambda one: str(one.pattern)):
        same = list(alike)
        yield path(route, _view(same[0].callback, [known[one.name] for one in same]), name=same[0].name)


def _parameters(operation: Operation) -> frozenset[str]:
    """Name what an operation reads from the query: the fields of the shape that it calls `asked`."""
    asked = get_type_hints(operation.view_func).get("asked")
    return frozenset(asked.model_fields) if asked else frozenset()


def _wrong_type(request: HttpRequest) -> dict[str, str]:
    is_read_as_form = request.content_type in FORMS
    return {"Content-Type": NOT_JSON} if is_read_as_form else {}


def _view(run: View, alike: list[Operation]) -> View:
    """Make the view of a path. No session opens it, so there is nothing that a foreign page could forge."""
    known = {method: _parameters(one) for one in alike for method in one.methods}

    @csrf_exempt
    def view(request: HttpRequest, **values: Any) -> HttpResponse:
        # A filter that is misspelt would otherwise give everything.
        unknown = request.GET.keys() - known.get(request.method, request.GET.keys())
        wrong = dict.fromkeys(sorted(unknown), UNKNOWN) | _wrong_type(request)
        return refused(400, fields=wrong) if wrong else run(request, **values)

    first = alike[0].view_func
    view.any_day = True  # a program names the day in what it asks; none is shown to it
    view.policy = ByToken({method: policy_of(one.view_func) for one in alike for method in one.methods})
    view.__module__, view.__name__, view.__qualname__ = first.__module__, first.__name__, first.__name__
    return view
