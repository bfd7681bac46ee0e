"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "village_cand_once": "不能保存。该人员在这一批次已是同一职务的人选。请更正原有记录，不要重复登记。",
    "village_excl_once": "不能保存。该人选的同一排除理由已有登记。请更正原有记录，不要重复登记。",
    "village_finding_once": "不能保存。该村在同一日已有认定。请更正原有记录，不要重复登记。",
}
