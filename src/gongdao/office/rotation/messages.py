"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "reserve_once": "不能保存。该人员自同一日起已在同一名单。请更正原有记录，不要重复登记。",
    "secondment_once": "不能保存。该人员自同一日起已有同一方式、同一去向的派出。请更正原有记录，不要重复登记。",
}
