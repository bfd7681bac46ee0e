"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "attendance_once": "不能保存。该人员在这次会议已有出勤记录。请更正原有记录，不要重复登记。",
    "supervision_once": "不能保存。该监督人员对这一场会议已有记录。请更正原有记录，不要重复登记。",
    "presence_once": "不能保存。该人员在同一单位、同一月份已有考勤。请更正原有记录，不要重复登记。",
    "leave_ends_later": "不能保存。“请假终止”不能早于“请假起始”。请核对两个日期。",
    "absence_ends_later": "不能保存。“返岗日期”不能早于“离岗日期”。请核对两个日期。",
    "task_once": "不能保存。该单位在同一日已有同一问题的交办。请更正原有记录，不要重复登记。",
}
