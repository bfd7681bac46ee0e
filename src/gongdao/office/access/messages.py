"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

UNKNOWN_ROLE = "不能授权。角色不在列表之内。请从列出的角色中选择。"
ENDS_BEFORE_START = "不能授权。终止日期不晚于起始日期。请核对两个日期。"
AREA_UNFIT = "不能授权。业务角色须指定管理单位，三员不指定管理单位。请核对管理单位。"
RANKS_UNFIT = "不能授权。最低职级高于最高职级，或者三员角色指定了职级。请核对职级范围。"
TWO_PEOPLE = "不能授权。提出人、确认人和被授权人须是不同的人。请由另一位安全管理员确认。"
DELEGATION_ENDS = "不能委托。委托须有终止日期。请填写终止日期。"
RECUSAL_ABOUT = "不能登记回避。回避的事项须是一名人员或者一个单位。请只填其中一项。"
REASON_MISSING = "不能登记回避。没有写明理由。请填写理由。"
RECUSAL_ORDER = "不能登记回避。终止日期早于起始日期。请核对两个日期。"
DECISION_UNFIT = "不能保存提议。确认结果与确认人、确认时间不相配。请重新办理确认。"

SENTENCES = {
    "not_permitted": "不能办理。您的角色不含“{permission}”这一权限，或者该对象不在您的管理范围内。如需办理，请联系安全管理员授权。",
    "beyond_token": "不能办理。该令牌的范围不含“{permission}”这一权限。请在“账号安全”中新建含该权限的令牌。",
    "recused": "不能办理。该事项涉及您本人、亲属、直接上下级或者登记的回避，应当回避。请交由其他经办人办理。",
    "state": "不能办理。该事项目前所处的环节不接受“{permission}”。请先完成前一环节。",
    "four_eyes": "不能办理。该事项由您经手，不能再由您“{permission}”。请交由另一位经办人办理。",
    "unknown_role": UNKNOWN_ROLE,
    "ends_before_start": ENDS_BEFORE_START,
    "area_unfit": AREA_UNFIT,
    "families_mixed": "不能授权。“{name}”在同一时间已有“{other}”角色，系统、安全、审计管理员与业务角色互不兼任。请先收回原有角色，或授给他人。",
    "own_grant": "不能授权。不能给自己授予角色。请由另一位安全管理员办理。",
    "system_grant": "不能授权。系统主体的权限是固定的。请授给使用人的账号。",
    "ranks_unfit": RANKS_UNFIT,
    "two_people": TWO_PEOPLE,
    "delegation_ends": DELEGATION_ENDS,
    "delegation_beyond": "不能委托。委托的单位、职级和期限不能超出您自己的授权。请缩小范围或缩短期限。",
    "delegation_unfit": "不能委托。只能委托自己正在生效的业务角色，受托来的不能再转托。请选择自己的授权。",
    "already_decided": "不能办理。该提议已经办结。请刷新授权列表。",
    "not_proposer": "不能撤回。只有提出人能撤回提议。请由提出人办理，或者选择不同意。",
    "disabled_account": "不能授权。该账号已经停用。请先由系统管理员启用，或授给其他账号。",
    "link_unfit": "不能使用该链接。链接已用过、已失效或者不正确。请在服务器上重新生成。",
    "has_administrator": "不能生成链接。已经有系统管理员。请由系统管理员登录后建立账号。",
    "has_security": "不能初设安全管理员。已有两名安全管理员。请由他们提出和确认授权。",
    "recusal_about": RECUSAL_ABOUT,
    "reason_missing": REASON_MISSING,
    "recusal_order": RECUSAL_ORDER,
    "recusal_unknown": "不能登记回避。没有这名人员，或者不在您的管理范围内。请核对人员编号。",
    "recusal_own": "不能登记回避。涉及本人的事项无须登记，已经一律回避。请登记其他人员或者单位。",
    "recusal_known": "不能登记回避。同一事项的回避已经登记，仍在有效期内。请查看回避登记。",
    "recusal_ended": "不能终止回避。该回避已于{ended_on}终止。请核对回避登记。",
    "recusal_end_own": "不能终止回避。回避不能由回避人自己终止。请由部领导或者安全管理员终止。",
    "already_ended": "不能收回。该授权已于{ended_on}终止。请核对授权列表。",
}

# Grounds that have a sentence of their own, as the record of acts names them.
GROUNDS = {"recused": "，应当回避", "state": "，环节不符", "four_eyes": "，须由另一人办理"}

# How a refusal names a permission to its reader.
AREAS = {
    "accounts": "账号",
    "access": "授权",
    "audit": "全程纪实",
    "files": "文件",
    "orgs": "单位",
    "posts": "职位",
    "roster": "名册",
    "selection": "选任",
    "study": "学习",
    "training": "培训",
    "appraisal": "考核",
    "accountability": "问责",
    "conduct": "履职监督",
    "awards": "表彰奖励",
    "inspections": "巡视",
    "decisions": "决定",
    "pledges": "目标责任",
    "rotation": "后备与挂职",
    "publication": "公示",
    "talks": "谈话函询",
    "declarations": "申报与审计",
    "hotline": "举报渠道",
    "grassroots": "基层组织",
    "calendar": "工作日历",
    "coverage": "登记完整性",
    "rules": "规则",
}
ACTS = {
    "read": "查看",
    "write": "登记",
    "create": "新建",
    "import": "导入",
    "export": "导出",
    "run": "核对",
    "answer": "批复",
    "grant": "准予例外",
    "adopt": "采用",
    "reset": "重置",
    "confirm": "确认",
    "set_up": "初设",
    "correct": "更正",
    "decide": "清除",
    "rotate": "更换密钥",
    "keep": "预留职数",
    "permit": "批准超配",
    "settle": "对账",
}


# Where a room keeps several things, those that are not what it is named after.
THINGS = {"recusal": "回避"}


def permission_name(permission: str) -> str:
    """Name a permission in Chinese: 名册：导入."""
    area, thing, verb = permission.split(":")
    return f"{THINGS.get(thing, AREAS[area])}：{ACTS[verb]}"


def sentence(code: str, **values: object) -> str:
    """Fill in the sentence of this code."""
    return SENTENCES[code].format(**values)


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, sentence(code, **values))
