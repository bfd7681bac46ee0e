"""What this room says: code -> what cannot be done, on which ground, what to do now; and the names of accounts."""

from gongdao.errors import UserError

SENTENCES = {
    "quota_once": "不能保存。该单位同一职务层次自同一日起已有核定职数。请更正原有记录，不要重复登记。",
    "term_once": "不能保存。该班子自同一日起已有任期。请更正原有记录，不要重复登记。",
    "excess_once": "不能保存。该单位同一职务层次在同一日已有超职数问题。请更正原有记录，不要重复登记。",
    "std_title_once": "不能保存。同一名称、同一类别自同一日起已有登记。请更正原有记录，不要重复登记。",
    "authority_once": "不能保存。该任免机关对同一单位、同一层次自同一日起已有权限。请更正原有记录，不要重复登记。",
    "line_once": "不能保存。该单位同一职务层次已有职数账户。请使用已有的账户。",
    "line_level_code": "不能保存。职务层次不在规定的层次之中。请重新选择。",
    "hold_slot_once": "不能预留。这个席位刚被他人占用。请刷新后再试。",
    "hold_slot_counts": "不能预留。席位从1起编号。请重新办理。",
    "hold_account": "不能保存。类别只能是预留或者冻结。请重新选择。",
    "hold_order": "不能释放。释放日期不能早于起始日期。请核对日期。",
    "hold_purpose": "不能预留。没有写明事由。请写明为哪个职位、哪次动议。",
    "permit_places": "不能登记。批准超配的人数至少为1。请核对批复。",
    "permit_document": "不能登记。超配须经上级书面批复（CD-25e）。请写明批复文件。",
    "permit_order": "不能登记。终止日期须晚于起始日期。请核对日期。",
    "posting_places": "不能记账。名额至少为1。请核对。",
    "posting_sides": "不能记账。转出与转入不能是同一账户。请核对。",
    "posting_accounts": "不能记账。账户不在规定的账户之中。请核对。",
    "no_number": "不能预留。{line}自{day}起没有登记核定职数，无从得知是否有空缺。请先登记核定职数。",
    "no_place": "不能预留。{line}自{day}起没有空缺（QSH-24f）：核定{approved}名，实配{occupied}名，预留和冻结{kept}名。"
    "请先腾出职数，或者取得上级书面批复后登记批准超配。",
    "released_before": "不能释放。这个席位已于{day}释放。请核对编号。",
    "level_missing": "不能办理。没有选择职务层次。请选择后再提交。",
}

ACCOUNTS = {
    "approved": "核定",
    "permitted": "批准超配",
    "digesting": "超配消化中",
    "excess": "超配",
    "unrecorded": "未登记核定",
    "free": "空缺",
    "reserved": "预留",
    "frozen": "冻结",
    "occupied": "实配",
}

ACTS = {
    "export": "导出{day}的领导职数配备情况表，{rows}行。",
    "settle": "职数账对账：{lines}个账户，新记{added}笔，冲销{reversed}笔。",
    "reserved": "预留职数：{line}1名，自{day}起，事由：{purpose}。",
    "frozen": "冻结职数：{line}1名，自{day}起，事由：{purpose}。",
    "release": "释放职数：{line}1名，自{day}起。",
    "permit": "登记批准超配：{line}{places}名，自{day}起，批复：{document}。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))


def tell(code: str, **values: object) -> str:
    """Fill in the sentence of an event."""
    return ACTS[code].format(**values)
