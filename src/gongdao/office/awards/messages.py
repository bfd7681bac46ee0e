"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "award_to_somebody": "不能保存。表彰须写明受表彰的人员或单位，否则无从归属。请至少填写一项。",
    "nomination_once": "不能保存。该人员在这次评选已有提名。请更正原有记录，不要重复登记。",
    "nomination_of_somebody": "不能保存。提名须写明被提名的人员或单位，否则无从归属。请至少填写一项。",
    "reward_to_somebody": "不能保存。奖励须写明受奖励的人员或单位，否则无从归属。请至少填写一项。",
}
