"""The description of the API, completed with what ninja does not know: permissions, and Chinese words for statuses."""

import json
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from gongdao.api.v1.operations import policies
from gongdao.api.v1.service import PREFIX, api
from gongdao.office.access.messages import permission_name
from gongdao.office.access.policy import Requires

ANY_TOKEN = "任何有效的令牌"  # noqa: S105 -- a word, not a secret
DONE = {HTTPStatus.OK: "成功。", HTTPStatus.ACCEPTED: "已受理，在后台办理。"}
IN_PATH = {
    "key": "编号。",
    "number": "结论编号。",
    "clause": "条款号，如QSH-20c。",
    "clause_id": "条款号，如QSH-20c。",
    "subject": "对象编号。",
}
REFUSED = {
    HTTPStatus.BAD_REQUEST: "参数有误，fields逐项说明。",
    HTTPStatus.UNAUTHORIZED: "没有令牌，或者令牌未被接受。",
    HTTPStatus.FORBIDDEN: "令牌或其所属账号没有这项权限。",
    HTTPStatus.NOT_FOUND: "不存在，或者不在可见范围。",
    HTTPStatus.METHOD_NOT_ALLOWED: "该地址不接受这种请求方法。",
    HTTPStatus.CONFLICT: "目前的情况不允许，如该日尚未核对、翻页标记已过时。",
    HTTPStatus.UNPROCESSABLE_ENTITY: "提交的内容有误，fields逐项说明。",
    HTTPStatus.TOO_MANY_REQUESTS: "错误令牌过多，来源地址暂时锁定。",
    HTTPStatus.INTERNAL_SERVER_ERROR: "系统出错，已经记录。",
}


@cache
def document() -> Mapping[str, Any]:
    """Describe the API as OpenAPI 3.1; of each operation which permission it takes, of each status what it means."""
    whole = dict(api.get_openapi_schema(path_prefix=PREFIX))
    whole["x-refusals"] = {str(int(status)): words for status, words in REFUSED.items()}
    held = policies()
    for shape in whole["components"]["schemas"].values():
        _without_english(shape)
    for one in (one for methods in whole["paths"].values() for one in methods.values()):
        one["x-permission"] = _permission(held[one["operationId"]])
        for each in one["parameters"]:
            _without_english(each)
            each.setdefault("description", IN_PATH.get(each["name"], ""))
        for status, answer in one["responses"].items():
            answer["description"] = (DONE | REFUSED)[HTTPStatus(int(status))]
    return json.loads(json.dumps(whole))  # as whoever reads it as JSON has it: statuses are texts


def _without_english(shape: dict[str, Any]) -> None:
    """Take out the titles that are made of names in the code, and what a shape says to who reads the code."""
    shape.pop("title", None)
    if "properties" in shape:
        shape.pop("description", None)
    for inner in (shape.get("schema"), *shape.get("properties", {}).values()):
        if inner is not None:
            inner.pop("title", None)


def _permission(policy: Any) -> str:
    return permission_name(policy.permission) if isinstance(policy, Requires) else ANY_TOKEN
