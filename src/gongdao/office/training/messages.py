"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "course_closes_later": "不能保存。“结班日期”不能早于“开班日期”。请核对两个日期。",
    "audience_once": "不能保存。该班次的同一类对象已有登记。请更正原有记录，不要重复登记。",
    "approval_of_something": "不能保存。批复须写明所批的计划项目或班次，否则无从归属。请至少填写一项。",
    "call_once": "不能保存。该人员在同一日已有这一班次的调训。请更正原有记录，不要重复登记。",
    "trn_nomination_once": "不能保存。该人员在同一日已有这一班次的推荐。请更正原有记录，不要重复登记。",
    "enrolment_once": "不能保存。该人员在同一日已有这一班次的参训。请更正原有记录，不要重复登记。",
    "exam_party_le_items": "不能保存。党性题目数不能多于题目数。请核对后重新填写。",
    "exam_result_once": "不能保存。该人员这次考试已有成绩。请更正原有记录，不要重复登记。",
    "budget_once": "不能保存。该单位同一预算年度已有培训经费预算。请更正原有记录，不要重复登记。",
    "budget_main_le_line": "不能保存。主体班经费预算额不能多于培训经费预算额。请核对后重新填写。",
}
