"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

SYSTEM_CANNOT_SIGN_IN = "不能保存该账号。系统主体不能登录，因此不能有密码。请为使用人另建账号。"
NAME_MISSING = "不能保存该账号。账号和姓名不能为空。请填写后再保存。"
PERSON_HAS_ACCOUNT = "不能保存该账号。该人员已有一个账号。请使用原有账号。"
PURPOSE_MISSING = "不能建立令牌。用途不能为空。请写明由哪个系统使用。"
ENDS_TOO_SOON = "不能建立令牌。有效天数须为1天以上。请修改有效天数。"

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
    "wrong_own_password": "不能继续。密码不正确，或者账号因连续输错已暂时锁定。请核对后重新输入。",
    "wrong_code": "不能继续。动态口令或恢复码不正确，或者已经用过。请等设备显示新的动态口令后再输入。",
    "code_locked": "不能继续。动态口令连续输错，已暂时锁定。请在{minutes}分钟后再试，或由系统管理员解除锁定。",
    "no_second_factor": "不能办理。该账号还没有启用第二因素。请先在“账号安全”中启用。",
    "has_second_factor": "不能启用。该账号已经启用第二因素。设备遗失的，请由安全管理员取消后重新启用。",
    "no_such_session": "不能结束会话。该会话已经结束，或者不属于该账号。请刷新会话列表。",
    "own_account": "不能办理。不能停用、重置自己的账号。请由另一位管理员办理。",
    "system_account": "不能办理。系统主体不能登录，也不能停用或重置。请选择使用人的账号。",
    "already_disabled": "不能停用。该账号已经停用。请刷新账号列表。",
    "not_disabled": "不能启用。该账号没有停用。请刷新账号列表。",
    "not_locked": "不能解除锁定。该账号没有被锁定。请核对账号；忘记密码的，请重置密码。",
    "token_name_missing": PURPOSE_MISSING,
    "token_name_long": "不能建立令牌。用途超过{limit}个字符。请缩短用途。",
    "token_days_unfit": "不能建立令牌。有效天数须为1至{limit}天。请修改有效天数。",
    "token_scope_empty": "不能建立令牌。没有选择权限，或者所选权限不在列表之内。请从列出的权限中选择。",
    "no_such_token": "不能吊销。该令牌已经吊销，或者不属于该账号。请刷新令牌列表。",
    # One sentence for every ground: it must not tell a stranger which tokens exist.
    "wrong_token": "不能办理。令牌不正确，或者已到期、已吊销，或者所属账号已停用、锁定。请核对令牌，或由本人在“账号安全”中新建。",
    "token_missing": "不能办理。请求没有带令牌。请在“账号安全”中新建令牌，并放在请求头中。",
    "source_locked": "不能办理。来自该地址的错误令牌或密码过多，已暂时锁定。请在{minutes}分钟后再试。",
    "password_too_weak": "不能修改密码。{reasons}请换一个新密码。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
