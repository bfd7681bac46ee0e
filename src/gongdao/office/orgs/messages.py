"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

UNKNOWN_KIND = "不能保存该单位。单位类别不在字典之内。请从列出的类别中选择。"
UNKNOWN_FUNCTION = "不能保存该单位。工作职能不在字典之内。请从列出的职能中选择，没有的留空。"
UNKNOWN_PURPOSE = "不能保存该分组。分组用途不在字典之内。请从列出的用途中选择。"
ENDS_BEFORE_START = "不能保存。终止（撤销）日期不晚于起始（设立）日期。请核对两个日期。"
KEY_UNFIT = "不能保存该单位。单位编号不能为空，不能含有斜线或大写字母。请修改编号，或留空由系统编号。"
NAME_MISSING = "不能保存该单位。单位名称不能为空。请填写单位名称。"

SENTENCES = {
    "key_unfit": KEY_UNFIT,
    "name_missing": NAME_MISSING,
    "text_too_long": "不能保存“{start}……”。编号不能超过{key}个字符，名称、所在地和组别不能超过{name}个字符。请缩短后再保存。",
    "too_deep": "不能建立单位“{name}”。上级单位的层级过多。请核对上级单位，或缩短单位编号。",
    "unknown_kind": UNKNOWN_KIND,
    "unknown_function": UNKNOWN_FUNCTION,
    "unknown_purpose": UNKNOWN_PURPOSE,
    "ends_before_start": ENDS_BEFORE_START,
    "key_taken": "不能建立单位。单位编号“{key}”已被使用。请换一个编号，或留空由系统编号。",
    "membership_taken": "不能登记分组。分组编号“{key}”已被使用。请换一个编号，或留空由系统编号。",
    "parent_missing": "不能建立单位“{name}”。上级单位“{parent}”不存在。请先建立上级单位。",
    "unit_missing": "不能登记分组。单位“{unit}”不存在。请先建立该单位。",
    "nothing_changed": "不能保存。各栏内容与原登记相同，没有可更改之处。请修改后再保存。",
    "group_missing": "不能登记分组。组别不能为空。请填写组别。",
    "circle": "不能建立单位。{names}互为上级，没有最上一级。请核对上级单位。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
