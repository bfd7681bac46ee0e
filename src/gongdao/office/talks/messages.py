"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "talk_party_once": "不能保存。该人员已登记为这次谈话的参加人。请更正原有记录，不要重复登记。",
}
