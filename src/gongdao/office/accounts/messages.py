"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

SYSTEM_CANNOT_SIGN_IN = "不能保存该账号。系统主体不能登录，因此不能有密码。请为使用人另建账号。"
NAME_MISSING = "不能保存该账号。账号和姓名不能为空。请填写后再保存。"
PERSON_HAS_ACCOUNT = "不能保存该账号。该人员已有一个账号。请使用原有账号。"

_NOT_SIGNED_IN = (
    "不能登录。账号或密码不正确，或者该账号因连续输错{limit}次已暂时锁定。"
    "请核对后再试；暂时锁定的账号在{minutes}分钟后自动恢复。"
)

SENTENCES = {
    # One sentence for all three cases: it must not tell a stranger which accounts exist.
    "wrong_credentials": _NOT_SIGNED_IN,
    "account_locked": _NOT_SIGNED_IN,
    "username_taken": "不能建立账号。账号“{username}”已有人使用。请换一个账号。",
    "username_unfit": "不能建立账号。账号只能用小写字母、数字、点、横线和下划线，且以字母开头，最多30个字符。请修改账号。",
    "name_missing": NAME_MISSING,
    "name_too_long": "不能建立账号。姓名超过{limit}个字符。请缩短姓名。",
    "person_has_account": PERSON_HAS_ACCOUNT,
    "wrong_old_password": "不能修改密码。原密码不正确。请重新输入原密码。",
    "password_unchanged": "不能修改密码。新密码与原密码相同。请换一个新密码。",
    "password_too_weak": "不能修改密码。{reasons}请换一个新密码。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
