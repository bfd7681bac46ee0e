"""The API as one object: how it writes answers, and how it tells what goes wrong."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder
from ninja.security import HttpBearer

from gongdao.api.errors import refused
from gongdao.api.v1 import words
from gongdao.api.v1.cursors import CursorRefused
from gongdao.papers.masking import masked

PREFIX = "/api/v1/"
DESCRIPTION = (
    "其他系统按自己的令牌读取单位、名册、条款和核对结果，发起核对。查询、权限、密级和回避与页面完全相同。"
    "接口不提供身份证件号码。"
)


class Chinese(BaseRenderer):
    """JSON in which Chinese stays readable."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:  # noqa: ARG002 -- ninja's signature
        """Write the answer; the shapes leave nothing but what JSON knows, and no citizen number goes out."""
        return masked(json.dumps(data, ensure_ascii=False, cls=NinjaJSONEncoder))


class Token(HttpBearer):
    """The token has been checked at the edge; here it is only told to the description, and asked for once more."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002 -- ninja's signature
        """Give the token that the edge has accepted."""
        return request.token


api = NinjaAPI(
    title="公道接口",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="v1",
    auth=Token(),
    renderer=Chinese(),
)


@api.exception_handler(Exception)
@api.exception_handler(Http404)
def _climb(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001 -- ninja's signature
    """Let refusals and bugs climb to the edge, where those of pages are recorded and told, too."""
    raise error


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001 -- ninja's signature
    return refused(401)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001 -- ninja's signature
    return refused(error.status_code)


@api.exception_handler(CursorRefused)
def _bad_cursor(request: HttpRequest, error: CursorRefused) -> HttpResponse:  # noqa: ARG001 -- ninja's signature
    return refused(error.status, code=error.code, sentence=error.sentence)


@api.exception_handler(ValidationError)
def _unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001 -- ninja's signature
    """Tell a wrong body from a wrong parameter by the status."""
    status = 422 if any(one["loc"][0] == "body" for one in error.errors) else 400
    return refused(status, fields=words.fields(error.errors))
