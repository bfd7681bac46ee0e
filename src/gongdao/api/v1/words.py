"""What is wrong with a parameter or a field, in Chinese."""

from collections.abc import Iterable, Mapping
from typing import Any

# The kinds of errors that the declared shapes can give; any other one is told by the last words.
WORDS = {
    "missing": "不能为空，请填写。",
    "extra_forbidden": "不是接口说明中的内容，请去掉。",
    "int_parsing": "须为整数。",
    "int_type": "须为整数。",
    "string_type": "须为文字。",
    "string_too_long": "不能超过{max_length}个字符。",
    "string_too_short": "不能为空，请填写或者去掉该参数。",
    "greater_than_equal": "不能小于{ge}。",
    "less_than_equal": "不能大于{le}。",
    "literal_error": "须为接口说明列出的代码之一。",
    "day_out_of_range": "须为1900年至2100年之间的一天。",
    "date_from_datetime_parsing": "须为具体日期，如2009-07-21。",
    "date_parsing": "须为具体日期，如2009-07-21。",
    "value_error": "须为具体日期，如2009-07-21。",
    "date_type": "须为具体日期，如2009-07-21。",
    "model_attributes_type": "须为JSON对象。",
    "model_type": "须为JSON对象。",
}
UNKNOWN = "没有这个参数，请去掉或者改正。"
NOT_JSON = "内容须为JSON，类型写作application/json。"
OTHER = "不符合接口说明，请改正。"
WHOLE_BODY = 2  # its place and the name of its parameter in the code


def fields(errors: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Say for each field what is wrong with it; the first thing counts."""
    told: dict[str, str] = {}
    for one in errors:
        told.setdefault(_field(one["loc"]), WORDS.get(one["type"], OTHER).format_map(one.get("ctx", {})))
    return told


def _field(place: tuple[Any, ...]) -> str:
    """Name a field: the parameter itself, or the last name inside a body; the whole of a body has none."""
    names = [str(part) for part in place if isinstance(part, str)]
    return "body" if names[0] == "body" and len(names) <= WHOLE_BODY else names[-1]
