"""The one shape in which every refusal and failure is told: `{"error": {"code", "message", "fields"}}`."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse

JSON = "application/json; charset=utf-8"

CODES = {
    HTTPStatus.BAD_REQUEST: "bad_request",
    HTTPStatus.UNAUTHORIZED: "not_authenticated",
    HTTPStatus.FORBIDDEN: "not_permitted",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.CONFLICT: "conflict",
    HTTPStatus.UNPROCESSABLE_ENTITY: "unfit",
    HTTPStatus.TOO_MANY_REQUESTS: "source_locked",
    HTTPStatus.INTERNAL_SERVER_ERROR: "failure",
}
SENTENCES = {
    "bad_request": "不能处理这次请求。参数不符合接口说明。请按接口说明改正后再试。",
    "unfit": "不能处理这次请求。提交的内容不符合接口说明。请按接口说明改正后再试。",
    "not_authenticated": "不能办理。请求没有带令牌，或者令牌未被接受。请用Authorization请求头出示有效的令牌。",
    "not_found": "没有找到。编号有误、内容已不存在，或者不在您的管理范围内。请核对地址和编号。",
    "method_not_allowed": "不能办理。该地址不接受这种请求方法。请查看接口说明。",
    "conflict": "不能办理。目前的情况不允许这样做。请查看接口说明。",
    "bad_cursor": "不能接着读。翻页标记不正确。请去掉cursor参数，从第一页重新读取。",
    "cursor_outdated": "不能接着读。翻页标记属于另一次查询，或者核对结果已经更新。请去掉cursor参数，从第一页重新读取。",
    "not_swept": "不能列出。{day}还没有核对。请先核对该日，或者改读已核对的日期。",
    "other_failure": "没有办成。系统处理时出了差错，已经记录。请稍后再试；再次出现时，请告诉系统管理员。",
}


def body(status: int, *, code: str = "", sentence: str = "", fields: Mapping[str, str] | None = None) -> bytes:
    """Write a refusal; what is not said is said as its status has it."""
    code = code or CODES.get(HTTPStatus(status), "failure" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused")
    message = sentence or SENTENCES.get(code) or SENTENCES["other_failure" if code == "failure" else "bad_request"]
    told = {"error": {"code": code, "message": message, "fields": dict(fields or {})}}
    return json.dumps(told, ensure_ascii=False).encode()


def refused(status: int, **said: object) -> HttpResponse:
    """Answer with a refusal."""
    return _filled(HttpResponse(status=status), body(status, **said))


def in_shape(response: HttpResponse) -> HttpResponse:
    """Put an answer that others have made, such as a page, into the shape; its status and other headers stay."""
    said = {name: getattr(response, name, "") for name in ("code", "sentence")}
    return _filled(response, body(response.status_code, **said))


def _filled(response: HttpResponse, content: bytes) -> HttpResponse:
    # The length was told by what made the page; a reader would stop there.
    response.content = content
    response.headers["Content-Type"] = JSON
    response.headers["Content-Length"] = str(len(content))
    return response
