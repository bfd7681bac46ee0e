"""At start: every view has a policy."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.urls import URLPattern, URLResolver, get_resolver

from gongdao.office.access.policy import ByToken, Policy, policy_of


def check_policies(**_: Any) -> list[CheckMessage]:
    """Walk the URL configuration and name the views that have no policy."""
    return [
        Error(
            f"The view {_name(view)} at {route} has no policy",
            hint="Put @requires, @signed_in or @public of gongdao.office.access.policy on it.",
            id="access.E001",
        )
        for route, view in views_of(get_resolver())
        if not _is_said(policy_of(view))
    ]


def _is_said(policy: Policy | None) -> bool:
    """Say whether somebody has said who may, for each method that a program may use."""
    return policy is not None and not (isinstance(policy, ByToken) and None in policy.methods.values())


def views_of(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield route and view of every pattern below a resolver."""
    for pattern in resolver.url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def _name(view: Callable[..., Any]) -> str:
    return f"{view.__module__}.{getattr(view, '__qualname__', type(view).__name__)}"
