"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "study_event_of_somebody": "不能保存。学习活动须写明领导班子或主讲人，否则无从归属。请至少填写一项。",
}
