"""The words for what a clause is: its kind, what carries it, which part of the work it belongs to, how it binds."""

KINDS = {
    "rule": "核对规则",
    "workflow": "办理程序",
    "registry": "登记簿",
    "report": "统计报表",
    "principle": "原则要求",
}
STATUSES = {
    "computed": "自动核对",
    "procedure": "程序承载",
    "register": "登记簿承载",
    "report": "报表承载",
    "text": "文字说明",
    "pending": "尚未承载",
}
# Short enough for the head of a column.
STATUS_HEADS = {
    "computed": "规则",
    "procedure": "程序",
    "register": "登记",
    "report": "报表",
    "text": "文字",
    "pending": "待办",
}
SYSTEMS = {
    "S0": "文件与核对",
    "S1": "培训办班",
    "S2": "培训学分学风",
    "S3": "学习与组织生活",
    "S4": "职数管理",
    "S5": "事项报告与调任",
    "S6": "推荐与竞争选拔",
    "S7": "集体讨论票决",
    "S8": "公示试用任期",
    "S9": "交流回避",
    "S10": "后备年轻挂职",
    "S11": "年度考核考察",
    "S12": "民主测评互评",
    "S13": "承诺与目标责任",
    "S14": "激励奖励",
    "S15": "能下与问责",
    "S16": "谈话函询",
    "S17": "举报核实",
    "S18": "个人事项与审计",
    "S19": "请假外出会风",
    "S20": "一线与执行",
    "S21": "监督检查与纪律",
    "S22": "基层组织与自身建设",
}
FORCE_MEANINGS = {
    "must": "没有例外。",
    "default": "确有特殊情况的，可以写明理由记录例外。",
    "trial": "正在试行，只提醒，不影响办理。",
    "preference": "同等条件下优先，不影响办理。",
    "discretion": "可以这样做，不作要求。",
    "statement": "说明情况或者方向，不作要求。",
}
EFFECT_MEANINGS = {
    "list": "只列出名单，由人查看。",
    "warn": "提醒经办人。",
    "hold": "先停下，补正以后继续。",
    "block": "不予提交，改正以后再办。",
    "open_review": "提请核查，由人决定。",
    "void": "提请按无效处理，由人决定。",
    "propose": "提出处理建议，由人决定。",
}
PERIODS = {
    "calendar_year": "按年核对",
    "quarter": "按季度核对",
    "month": "按月核对",
    "cycle": "按周期核对",
    "assessment_year": "按考核年度核对",
}
ORIGINS = {"source": "文件规定", "ours": "本地设定"}
