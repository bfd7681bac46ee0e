"""Programs act by a token in place of a session: as the person who made it, within its scope."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongdao.errors import UserError
from gongdao.office.access import queries
from gongdao.office.accounts.requests import shown_token, source_address
from gongdao.office.accounts.tokens import check_token
from gongdao.office.audit.shell import by_token


class TokenRefused(HttpResponse):
    """No token, or one that is not taken; what shows it in words finds `code` and `sentence` here."""

    def __init__(self, error: UserError) -> None:
        """Tell by the status whether to mend the token or to wait."""
        is_locked = error.code == "source_locked"
        super().__init__(status=HTTPStatus.TOO_MANY_REQUESTS if is_locked else HTTPStatus.UNAUTHORIZED)
        self.code, self.sentence = error.code, error.sentence
        if not is_locked:
            self.headers["WWW-Authenticate"] = "Bearer"


class Bearer:
    """Put `token` on the request, None where no program has shown one, and its holder in place of the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.token = None
        secret = shown_token(request)
        if not secret:
            return self.get_response(request)
        try:
            token = check_token(secret=secret, source=source_address(request), now=timezone.now())
        except UserError as error:
            return TokenRefused(error)
        request.token, request.user = token, token.user
        with queries.only_within(token.user, token.scope), by_token(token.key):
            return self.get_response(request)
