"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "target_of_somebody": "不能保存。目标任务须写明责任单位或责任人，否则无从归属。请至少填写一项。",
}
