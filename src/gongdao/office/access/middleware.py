"""The edge: no view without a policy, no page without the right to it."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from gongdao.errors import Denied
from gongdao.office.access import actions, queries, reading
from gongdao.office.access.bearer import TokenRefused
from gongdao.office.access.policy import ByToken, Public, Requires, policy_of
from gongdao.office.accounts.messages import refusal
from gongdao.office.audit.acts import Attempt, Refused, record_denial

log = logging.getLogger("gongdao.access")

CHANGE_PASSWORD = "accounts:change_password"  # noqa: S105 -- the name of a page
READING = {"GET", "HEAD"}
WITHOUT_CHANGE = {CHANGE_PASSWORD, "accounts:sign_out"}


class DefaultDeny:
    """Refuse a view without policy, send strangers to the sign-in page and one-time passwords to their change.
    A denial that an action left unrecorded is recorded here, and once for a page what it shows of restricted content;
    how a denial is shown is the shell's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            with queries.remembering(), reading.noting() as noted:
                response = self.get_response(request)
            if noted and response.status_code == HTTPStatus.OK:
                reading.record_reading(by=request.user, path=request.path[:150], noted=noted)
        else:
            response = self.get_response(request)
        if not getattr(request, "is_public_view", False):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        policy = policy_of(view)
        if policy is None:
            log.error("The view at %s has no policy and was refused", request.resolver_match.route)
            raise Http404
        request.is_public_view = isinstance(policy, Public)
        if request.is_public_view:
            return None
        if isinstance(policy, ByToken):
            return self._by_token(request, policy)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.must_change_password and request.resolver_match.view_name not in WITHOUT_CHANGE:
            return redirect(CHANGE_PASSWORD)
        if isinstance(policy, Requires):
            self._require(request, policy)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Keep every refusal, also that an object out of sight, or none, was asked for."""
        if isinstance(error, Refused):
            record_denial(error)
        elif isinstance(error, Denied) or (isinstance(error, Http404) and request.resolver_match.kwargs):
            path = request.path[:150]
            if request.user.is_authenticated:
                sentence = "要找的内容不存在，或者不在可见范围"
                record_denial(
                    Refused(
                        "out_of_sight", sentence, attempt=Attempt(request.user, "access.look", "page", path, sentence)
                    )
                )

    def _by_token(self, request: HttpRequest, policy: ByToken) -> HttpResponse | None:
        if request.token is None:
            return TokenRefused(refusal("token_missing"))
        own = policy.methods.get(request.method)
        if isinstance(own, Requires):
            self._require(request, own)
        elif own is None and request.method in policy.methods:
            log.error("The method %s at %s has no policy and was refused", request.method, request.path[:150])
            raise Http404
        return None

    def _require(self, request: HttpRequest, policy: Requires) -> None:
        path = request.path[:150]
        try:
            actions.require(request.user, policy.permission, subject_kind="page", subject_key=path)
        except Refused as denied:
            record_denial(denied)
            raise PermissionDenied(denied.sentence) from denied
