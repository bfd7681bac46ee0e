"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "study_event_of_somebody": "不能保存。学习活动须写明领导班子、举办单位或主讲人，否则无从归属。请至少填写一项。",
    "meeting_eval_once": "不能保存。该成员在这次民主生活会的同一项测评已有结果。请更正原有记录，不要重复登记。",
    "meeting_eval_le_valid": "不能保存。满意票数不能多于有效票数。请核对后重新填写。",
}
