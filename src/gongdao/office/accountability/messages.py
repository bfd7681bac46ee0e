"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "card_unit_year_once": "不能保存。该单位在同一考核年度已有黄牌记录。请更正原有记录，不要重复登记。",
}
