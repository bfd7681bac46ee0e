"""What snapshots say in Chinese: code to sentence."""

_PROBLEMS = {
    "unknown_file": "“{file}”不是任何登记簿，没有读取。请按登记簿的英文名称命名，或者移出该文件夹。",
    "file_twice": "登记簿“{relation}”同时有CSV和Parquet两个文件，无法确定以哪个为准。请只保留其中一个。",
    "unreadable_file": "“{file}”无法读取，不是完整的UTF-8编码CSV或Parquet文件。请重新生成该文件。",
    "manifest_missing": "缺少清单manifest.json，无法核对文件是否完整。请重新生成该快照。",
    "manifest_unreadable": "清单manifest.json的内容不完整，无法核对文件。请重新生成该快照。",
    "file_missing": "清单列有“{file}”，文件夹中却没有。请补上该文件，或者重新生成该快照。",
    "file_unlisted": "“{file}”不在清单中，无法核对是否完整。请重新生成该快照。",
    "digest_differs": "“{file}”的内容与清单记载的摘要不符，生成之后有过改动。请查明原因后重新生成该快照。",
    "count_differs": "“{file}”有{value}行，清单记载为{expected}行。请查明原因后重新生成该快照。",
    "unknown_column": "登记簿“{relation}”没有名为“{column}”的栏目，该列没有读取。请改正列名或者删去该列。",
    "missing_column": "登记簿“{relation}”缺少必填栏目“{zh}”（{column}）。请补上该列。",
    "wrong_type": "“{zh}”（{column}）一列的数据类型是{value}，应当是{expected}。请按规定的类型重新生成。",
    "missing_value": "必填栏目“{zh}”没有填写。请补充后重新生成。",
    "not_a_date": "“{zh}”填写为“{value}”，不是有效日期。请改为{expected}的形式。",
    "not_a_number": "“{zh}”填写为“{value}”，不是有效的数。请改为{expected}。",
    "not_a_flag": "“{zh}”填写为“{value}”，不是true或者false。请改正，情况不明的留空。",
    "unknown_code": "“{zh}”填写为“{value}”，不在代码表中。可用的代码是：{expected}。请从中选择。",
    "negative_number": "“{zh}”填写为“{value}”，不能小于零。请核对后改正。",
    "duplicate_key": "“{zh}”为“{value}”的记录不止一条。请核对后只保留一条，或者改正编号。",
    "dangling_reference": "“{zh}”指向“{value}”，登记簿“{expected}”中没有这个编号。请补上该记录或者改正编号。",
    "ended_before_started": "“{zh}”为{value}，早于“{expected}”。请核对两个日期。",
}

_REFUSALS = {
    "folder_missing": "不能读取快照。没有名为“{folder}”的文件夹。请核对路径。",
    "unknown_relation": "不能读取“{relation}”。事实字典中没有这个登记簿。请用登记簿的英文名称。",
    "folder_taken": "不能写入“{folder}”。该处已有不是快照的内容。请另选一个空的文件夹。",
}

SENTENCES = _PROBLEMS | _REFUSALS


def sentence(code: str, **values: object) -> str:
    """Fill in the sentence of a code."""
    return SENTENCES[code].format(**values)
