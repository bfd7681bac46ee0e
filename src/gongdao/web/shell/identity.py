"""Before what is grave, whoever sits at the screen shows once more who it is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed
from gongdao.office.accounts.sessions import STARTED, VERIFIED
from gongdao.web.shell.links import with_query

View = TypeVar("View", bound=Callable[..., Any])
EVERYBODY = "everybody"
READING = {"GET", "HEAD"}


def fresh(view: View) -> View:
    """Open a view only to whoever has shown lately who it is."""
    view.asks_identity = EVERYBODY  # type: ignore[attr-defined]
    return view


def fresh_for(permission: Permission) -> Callable[[View], View]:
    """Ask only holders of a permission; to the others the view shows nothing that they could do."""

    def mark(view: View) -> View:
        view.asks_identity = permission  # type: ignore[attr-defined]
        return view

    return mark


class FreshIdentity:
    """Lead to the page that asks once more, and from there back to where one wanted to go.

    A form is asked for before it is shown, and what was filled in since is taken: nothing typed is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        asks = getattr(view, "asks_identity", None)
        if asks is None or not request.user.is_authenticated:
            return None
        if asks != EVERYBODY and not allowed(request.user, asks, on=timezone.localdate()):
            return None
        minutes = settings.GONGDAO_REAUTHENTICATE_MINUTES
        if request.method not in READING:
            minutes += settings.GONGDAO_IDLE_MINUTES
        if (timezone.now() - shown_at(request)).total_seconds() < minutes * 60:
            return None
        target = request.get_full_path() if request.method in READING else request.path
        return redirect(with_query(reverse("accounts:verify"), next=target))


def shown_at(request: HttpRequest) -> datetime:
    """Say when it was last shown who it is: at sign-in or since."""
    instant = max(request.session.get(VERIFIED, 0), request.session.get(STARTED, 0))
    return datetime.fromtimestamp(instant, timezone.get_current_timezone())
