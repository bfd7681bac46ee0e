"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "quota_once": "不能保存。该单位同一职务层次自同一日起已有核定职数。请更正原有记录，不要重复登记。",
}
