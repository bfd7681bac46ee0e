"""From the description of the API to what the page shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongdao.web.shell import presenters as p

DIRECTORY = (p.Column("内容"), p.Column("方法", "narrow"), p.Column("地址"), p.Column("权限"))
PARAMETERS = (p.Column("参数", "narrow"), p.Column("位置", "narrow"), p.Column("取值"), p.Column("说明", "long"))
FIELDS = (p.Column("字段", "narrow"), p.Column("类型"))
PLACES = {"path": "地址", "query": "查询", "body": "内容"}
TYPES = {"string": "文字", "integer": "整数", "boolean": "是否", "array": "列表", "object": "对象", "number": "数"}
FORMATS = {"date": "日期", "date-time": "时间", "cursor": "翻页标记"}
NULL = {"type": "null"}
REFUSAL = "4"


@dataclass(frozen=True)
class Operation:
    """One address and method with what it takes and gives."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    permission: str
    parameters: p.Table | None
    fields: p.Table | None


def operations(told: Mapping[str, Any]) -> tuple[Operation, ...]:
    """List the operations in the order of the description."""
    return tuple(
        _operation(told, path, method, one)
        for path, methods in told["paths"].items()
        for method, one in methods.items()
    )


def directory(found: Iterable[Operation]) -> p.Table:
    """List the operations, each leading to where it is described."""
    rows = tuple(
        (p.Cell(one.summary, f"#{one.anchor}"), p.Cell(one.method), p.Cell(one.path), p.Cell(one.permission))
        for one in found
    )
    return p.Table("目录", DIRECTORY, rows)


def refusals(told: Mapping[str, Any]) -> p.Table:
    """List the statuses of refusals with their meaning."""
    rows = tuple((p.Cell(code), p.Cell(words)) for code, words in told["x-refusals"].items())
    return p.Table("不成功的回答", (p.Column("状态", "narrow"), p.Column("含义")), rows)


def _operation(told: Mapping[str, Any], path: str, method: str, one: Mapping[str, Any]) -> Operation:
    rows = tuple(_parameters(told, one))
    given = next(answer for code, answer in one["responses"].items() if code < REFUSAL)
    shape = given["content"]["application/json"]["schema"]
    return Operation(
        anchor=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        description=one.get("description", ""),
        permission=one["x-permission"],
        parameters=p.Table(f"{one['summary']}的参数", PARAMETERS, rows) if rows else None,
        fields=p.Table(f"{one['summary']}的回答", FIELDS, tuple(_fields(told, shape))),
    )


def _parameters(told: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[tuple[p.Cell, ...]]:
    for each in one.get("parameters", ()):
        yield _parameter(told, each["name"], each["in"], each["schema"], each.get("description", ""))
    if "requestBody" in one:
        shape = _resolved(told, one["requestBody"]["content"]["application/json"]["schema"])
        for name, schema in shape["properties"].items():
            yield _parameter(told, name, "body", schema, schema.get("description", ""))


def _parameter(
    told: Mapping[str, Any], name: str, place: str, schema: Mapping[str, Any], words: str
) -> tuple[p.Cell, ...]:
    words = words or schema.get("description", "")
    return (p.Cell(name), p.Cell(PLACES[place]), p.Cell(_type(told, schema)), p.Cell(words))


def _fields(told: Mapping[str, Any], schema: Mapping[str, Any], before: str = "") -> Iterator[tuple[p.Cell, ...]]:
    """Yield the fields of a shape, and once the fields of what a list holds."""
    shape = _resolved(told, schema)
    for name, inner in shape.get("properties", {}).items():
        is_opened = inner.get("type") == "array" and not before and "$ref" in inner["items"]
        yield p.Cell(f"{before}{name}"), p.Cell("列表，各项如下" if is_opened else _type(told, inner))
        if is_opened:
            yield from _fields(told, inner["items"], f"{name}[].")


def _type(told: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    choices = [one for one in schema.get("anyOf", (schema,)) if one != NULL]
    words = "、".join(_plain_type(told, one) for one in choices)
    return f"{words}，可为空" if len(choices) < len(schema.get("anyOf", choices)) else words


def _plain_type(told: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    shape = _resolved(told, schema)
    if "enum" in shape:
        return "、".join(map(str, shape["enum"]))
    if shape.get("type") == "array":
        return f"{_plain_type(told, shape['items'])}的列表"
    if shape.get("type") == "object" and "properties" in shape:
        return f"对象（{'、'.join(shape['properties'])}）"
    return FORMATS.get(shape.get("format", "")) or TYPES.get(shape.get("type", ""), "任意")


def _resolved(told: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    return told["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
