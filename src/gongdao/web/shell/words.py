"""The words and icons of outcomes and forces; colour never speaks alone."""

# outcome -> (word, icon). `exception` is shown for a finding that fails under a recorded exception.
OUTCOMES = {
    "holds": ("符合", "tick"),
    "fails": ("不符合", "cross"),
    "unknown": ("缺事实", "question"),
    "not_configured": ("未设定", "dash"),
    "exception": ("已记例外", "ring"),
}

FORCES = {
    "must": "必须",
    "default": "一般应",
    "trial": "试行",
    "preference": "优先",
    "discretion": "可以",
    "statement": "表述",
}

EFFECTS = {
    "list": "列入名单",
    "warn": "提醒",
    "hold": "暂缓办理",
    "block": "不得办理",
    "open_review": "启动核查",
    "void": "不予认定",
    "propose": "建议采取措施",
}
