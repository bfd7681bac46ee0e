"""What this room says: code -> sentence of three parts (what cannot be done, on which ground, what to do now)."""

SENTENCES = {
    "person_name_not_blank": "不能保存。“姓名”是必填项，现为空。请补充后再保存。",
    "not_a_receiving_unit": "不能导入到“{unit}”。该单位不是待分配单位。请改选待分配单位，导入后再分到各单位。",
    "several_people": "不能收入这一行。“{name}”与已登记人员（{keys}）同名同性别同生日，无法确定是谁。请核对后在名册中逐人更正。",
    "cell_too_long": "不能收入这一行。“{column}”超过{limit}个字。请缩短后重新导入。",
    "corrected": "“{name}”与已登记人员（{key}）同名同性别同生日，已按这一行更正。如不是同一人，请在名册中改回并另行登记。",
    "person_missing": "不能分配。名册中没有编号为{keys}的人员。请核对编号后重新选择。",
    "nobody_to_assign": "不能分配到“{unit}”。所选人员都已在该单位。请选择其他人员或其他单位。",
    "assigned": "将{count}人分配到“{unit}”。",
    "revealed": "查看导入文件“{source}”中{rows}行的完整身份证号。",
    "imported": "导入名册“{source}”{rows}行：已收{taken}行，有提示已收{taken_with_remarks}行，未收{refused}行，变更{changes}人。",
    "education_once": "不能保存。该人员同一层次、同一类别的学历已有登记。请更正原有记录，不要重复登记。",
    "kinship_once": "不能保存。该人员与这名亲属的关系已有登记。请更正原有记录，不要重复登记。",
    "civil_service_once": "不能保存。该人员在同一日已有公务员登记。请更正原有记录，不要重复登记。",
    "grade_once": "不能保存。该人员自同一日起已有同一职级。请更正原有记录，不要重复登记。",
    "retirement_once": "不能保存。该人员已有退休登记。请更正原有记录，不要重复登记。",
    "payroll_once": "不能保存。该人员在同一单位自同一日起已在工资名册。请更正原有记录，不要重复登记。",
}


def say(code: str, **values: object) -> str:
    """Fill the sentence of a code."""
    return SENTENCES[code].format(**values)
