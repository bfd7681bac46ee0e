"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "card_unit_year_once": "不能保存。该单位在同一考核年度已有黄牌记录。请更正原有记录，不要重复登记。",
    "violation_of_somebody": "不能保存。违规认定须写明违规的人员或单位，否则无从归属。请至少填写一项。",
    "acc_case_of_somebody": "不能保存。问责须写明被问责的人员或单位，否则无从归属。请至少填写一项。",
}
