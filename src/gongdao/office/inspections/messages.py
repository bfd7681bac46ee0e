"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "self_check_once": "不能保存。该单位在同一次部署中已有自查。请更正原有记录，不要重复登记。",
}
