"""Sessions end: after a time without a request, and after a working day in any case. And who has to enrol, enrols."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from gongdao.office.accounts.sessions import FACTOR, SEEN, STARTED

WRITE_EVERY_SECONDS = 60  # not each request: reading pages should not write
ENROL = "accounts:enrol"
WITHOUT_FACTOR = {ENROL, "accounts:change_password", "accounts:sign_in", "accounts:sign_out", "shell:size"}


class SessionLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._check(request, timezone.now().timestamp())
        return self.get_response(request)

    def _check(self, request: HttpRequest, now: float) -> None:
        started = request.session.setdefault(STARTED, now)
        seen = request.session.setdefault(SEEN, now)
        is_over = now - started > settings.GONGDAO_SESSION_HOURS * 3600
        if is_over or now - seen > settings.GONGDAO_IDLE_MINUTES * 60:
            logout(request)
        elif now - seen > WRITE_EVERY_SECONDS:
            request.session[SEEN] = now


class SecondFactorDuty:
    """Where a second factor is required, an account that has signed in without one gets to its enrolment only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if settings.GONGDAO_SECOND_FACTOR != "required" or not request.user.is_authenticated:
            return None
        # A token was made in a session with the code, and none is taken of an account without a second factor.
        if request.token is not None:
            return None
        # A one-time password is changed first.
        if FACTOR in request.session or request.user.must_change_password:
            return None
        return None if request.resolver_match.view_name in WITHOUT_FACTOR else redirect(ENROL)
