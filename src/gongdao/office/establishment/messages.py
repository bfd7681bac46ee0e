"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "quota_once": "不能保存。该单位同一职务层次自同一日起已有核定职数。请更正原有记录，不要重复登记。",
    "term_once": "不能保存。该班子自同一日起已有任期。请更正原有记录，不要重复登记。",
    "excess_once": "不能保存。该单位同一职务层次在同一日已有超职数问题。请更正原有记录，不要重复登记。",
    "std_title_once": "不能保存。同一名称、同一类别自同一日起已有登记。请更正原有记录，不要重复登记。",
    "authority_once": "不能保存。该任免机关对同一单位、同一层次自同一日起已有权限。请更正原有记录，不要重复登记。",
}
