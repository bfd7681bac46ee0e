"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "notice_ends_later": "不能保存。“公示截止”不能早于“公示起始”。请核对两个日期。",
}
