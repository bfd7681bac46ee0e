"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "candidate_once": "不能保存。该人员在这一批次已是同一职位的人选。请更正原有记录，不要重复登记。",
    "elector_once": "不能保存。该人员已登记为这一批次的推荐人。请更正原有记录，不要重复登记。",
    "committee_item_present_le_due": "不能保存。实到会成员数不能多于应到会成员数。请核对后重新填写。",
    "committee_item_agreed_le": "不能保存。同意人数不能多于实到会成员数。请核对后重新填写。",
    "contract_once": "不能保存。该人员自同一日起已有同一职位的聘用合同。请更正原有记录，不要重复登记。",
}
