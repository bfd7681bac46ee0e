"""The edge of the API: nobody comes in by a cookie beside a token, and nothing goes out but JSON."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from gongdao.api.errors import JSON, in_shape, refused
from gongdao.errors import Denied, UserError
from gongdao.office.accounts.requests import shown_token

ROOT = "/api/v1/"  # itself a page for people


def is_for_programs(request: HttpRequest) -> bool:
    """Say whether a program is asking, or whoever reads as one."""
    return request.path_info.startswith(ROOT) and request.path_info != ROOT


class OneShape:
    """Stand outermost: whatever refuses or fails below, the answer has the one shape.

    With a token the cookies of the request are forgotten, so that a session lends it neither its holder nor its day.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_programs(request):
            return self.get_response(request)
        if shown_token(request):
            request.COOKIES = {}
        response = self.get_response(request)
        if response.status_code == HTTPStatus.FOUND:  # pages lead strangers to the sign-in page
            response.status_code = HTTPStatus.UNAUTHORIZED
            del response.headers["Location"]
        is_shaped = response.status_code < HTTPStatus.BAD_REQUEST or response.headers.get("Content-Type") == JSON
        return response if is_shaped else in_shape(response)


class Refusals:
    """Stand below the pages' own: answer a refusal of the domain with its code, 409 where no permission is wanting."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_for_programs(request) or not isinstance(error, UserError):
            return None
        if isinstance(error, Denied) and not error.in_sight:
            return refused(HTTPStatus.NOT_FOUND)
        status = HTTPStatus.FORBIDDEN if isinstance(error, Denied) else HTTPStatus.CONFLICT
        return refused(status, code=error.code, sentence=error.sentence)
