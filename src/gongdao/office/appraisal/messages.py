"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "tally_returned_le_issued": "不能保存。收回票数不能多于发出票数。请核对纸质计票单后重新填写。",
    "tally_valid_le_returned": "不能保存。有效票数不能多于收回票数。请核对纸质计票单后重新填写。",
    "tally_valid_le_issued": "不能保存。有效票数不能多于发出票数。请核对纸质计票单后重新填写。",
    "tally_favour_le_valid": "不能保存。推荐票数不能多于有效票数。请核对纸质计票单后重新填写。",
    "tally_sum_le_valid": "不能保存。优秀、称职、基本称职、不称职与弃权票数之和不能多于有效票数。请核对纸质计票单后重新填写。",
    "ranking_unit_once": "不能保存。该单位在同一排名组、同一考核年度已有名次。请更正原有记录，不要重复登记。",
    "ranking_rank_from_one": "不能保存。名次从1起计。请核对排名结果后重新填写。",
    "scheme_once": "不能保存。该单位对同一类对象、同一考核年度已有方案。请更正原有记录，不要重复登记。",
    "assessment_once": "不能保存。该人员同一考核年度已有年度考核。请更正原有记录，不要重复登记。",
    "assessment_of_somebody": "不能保存。年度考核须写明被考核的人员或单位，否则无从归属。请至少填写一项。",
    "mutual_once": "不能保存。该单位对同一单位、同一考核年度已有互评。请更正原有记录，不要重复登记。",
    "integrity_of_somebody": "不能保存。述职述廉须写明报告的人员或单位，否则无从归属。请至少填写一项。",
}
