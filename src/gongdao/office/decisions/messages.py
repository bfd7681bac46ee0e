"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "decision_on_somebody": "不能保存。决定须写明所涉单位或人员，否则无从归属。请至少填写一项。",
}
