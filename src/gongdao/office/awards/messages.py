"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "award_to_somebody": "不能保存。表彰须写明受表彰的人员或单位，否则无从归属。请至少填写一项。",
}
