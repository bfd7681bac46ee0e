"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "attendance_once": "不能保存。该人员在这次会议已有出勤记录。请更正原有记录，不要重复登记。",
}
