"""The policy of a view: who may open it at all. A view without one is refused, and the product does not start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from gongdao.office.access.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Requires:
    """Open to whoever holds the permission somewhere; the action or query checks the very object."""

    permission: Permission


@dataclass(frozen=True)
class SignedIn:
    """Open to everybody who has signed in, for a reason."""

    reason: str


@dataclass(frozen=True)
class Public:
    """Open to everybody, for a reason."""

    reason: str


@dataclass(frozen=True)
class ByToken:
    """Open to programs that show a token of somebody; each method has a policy of its own, and a session opens nothing.

    A method of which nobody has said who may is refused, as a view without a policy is.
    """

    methods: Mapping[str, Requires | SignedIn | None]


Policy = Requires | SignedIn | Public | ByToken


def requires(permission: Permission) -> Callable[[View], View]:
    """Open a view (a function or a class) to holders of a permission."""
    return _put(Requires(permission))


def signed_in(reason: str) -> Callable[[View], View]:
    """Open a view to everybody who has signed in."""
    return _put(SignedIn(reason))


def public(reason: str) -> Callable[[View], View]:
    """Open a view to everybody."""
    return _put(Public(reason))


def policy_of(view: Callable[..., Any]) -> Policy | None:
    """Find the policy of a view as the URL configuration names it."""
    found = getattr(view, "policy", None) or getattr(getattr(view, "view_class", None), "policy", None)
    return found if isinstance(found, Policy) else None


def _put(policy: Policy) -> Callable[[View], View]:
    def put(view: View) -> View:
        view.policy = policy  # type: ignore[attr-defined]
        return view

    return put
