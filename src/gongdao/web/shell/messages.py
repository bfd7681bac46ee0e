"""What the shell says: code -> sentence of three parts (what cannot be done, on which ground, what to do now)."""

SENTENCES = {
    "bad_day": "不能按该日期查看。截至日期须为1900年至2100年之间的一天，写作2026-11-22，现为“{value}”。请改正日期后再试，原来的截至日期没有变。",
    "other_day": "不能办理。现在的截至日期是{day}，不是今天，办理类操作只对今天的情况有效。请先回到今天，再重新办理。",
    "not_found": "没有找到这个页面。地址有误、内容已不存在，或者不在您的管理范围内。请核对地址，或从左侧菜单重新进入。",
    "denied": "不能打开这个页面。您现在的角色没有这项权限。如工作需要，请联系安全管理员。",
    "bad_request": "不能处理这次请求。提交的内容不完整或格式不对。请返回上一页重新填写。",
    "csrf": "没有提交。页面打开的时间过长，或者浏览器没有保存会话信息。请返回上一页，刷新后重新提交。",
    "failure": "没有办成。系统处理时出了差错，已经记录，编号为{number}。请稍后再试；再次出现时，请把编号告诉系统管理员。",
    "no_such_unit": "不能确定是哪个单位。管理范围内没有“{value}”，或者不止一个。请从提示中选择，或填写单位编号。",
    "too_large": "不能上传。文件超过允许的大小。请拆分后分次上传。",
}


def say(code: str, **values: object) -> str:
    """Fill the sentence of a code."""
    return SENTENCES[code].format(**values)
