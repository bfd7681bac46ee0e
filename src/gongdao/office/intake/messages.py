"""Sentences of the constraints: code -> what cannot be stored, on which ground, what to do now."""

SENTENCES = {
    "batch_unknown": "不能打开这次导入。没有您导入的这个文件。请从“以前的导入”中选择。",
    "batch_counts_agree": "不能保存导入结果。各类行数之和与文件总行数不符。请重新导入该文件。",
    "row_outcome_code": "不能保存导入结果。行的处理结果只能是已收、有提示已收、未收。请重新导入该文件。",
    "row_once": "不能保存导入结果。同一文件的同一行只能有一个结果。请重新导入该文件。",
}
