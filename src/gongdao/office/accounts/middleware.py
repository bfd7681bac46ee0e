"""Sessions end: after a time without a request, and after a working day in any case."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

STARTED = "signed_in_at"
SEEN = "seen_at"
WRITE_EVERY_SECONDS = 60  # not each request: reading pages should not write


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
