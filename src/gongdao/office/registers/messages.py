"""What the register kit says: code -> sentence of three parts (what cannot be done, on which ground, what to do now)."""

SENTENCES = {
    "unknown_code": "不能保存。“{column}”只能是：{codes}。请选择其中一项。",
    "half_a_date": "不能保存。“{column}”的起止两日不成一对。请重新填写该日期，可以只写到年或月。",
    "negative_number": "不能保存。“{column}”不能小于0。请核对后重新填写。",
    "ends_before_start": "不能保存。“{end}”须晚于“{start}”，因为“{end}”是不再有效的第一日。请核对两个日期。",
    "required": "不能保存。“{column}”是必填项，现为空。请补充后再保存。",
    "not_an_integer": "不能保存。“{column}”须为整数，现为“{value}”。请改正后再保存。",
    "not_a_decimal": "不能保存。“{column}”须为数字，最多两位小数，现为“{value}”。请改正后再保存。",
    "too_large": "不能保存。“{column}”的数值“{value}”超出登记范围。请核对后重新填写。",
    "not_a_day": "不能保存。“{column}”须为具体日期，如2009-07-21，现为“{value}”。请改正后再保存。",
    "not_a_date": "不能保存。“{column}”须为日期，如1957-06-12、1957-06或1957，现为“{value}”。请改正后再保存。",
    "not_a_flag": "不能保存。“{column}”只能填“是”或“否”，现为“{value}”。请改正后再保存。",
    "not_a_text": "不能保存。“{column}”须为文字，不能含有无法保存的字符。请改正后再保存。",
    "citizen_number": "不能保存。“{column}”中有身份证号。登记簿不保存身份证号，以免被无关人员看到。请删去后再保存。",
    "too_long": "不能保存。“{column}”最多{limit}个字，现为{length}个字。请缩短后再保存。",
    "bad_key": "不能保存。“{column}”只能由字母、数字和“.”“_”“:”“-”组成，最多40个，现为“{value}”。请改正，或留空由系统编号。",
    "not_found": "不能保存。“{column}”中的“{value}”没有登记。请先登记该对象，或改填已有的编号。",
    "ambiguous": "不能保存。“{column}”中的“{value}”有多个同名对象。请改填其编号。",
    "name_and_key_differ": "不能保存。“{column}”中的名称与编号不是同一对象：“{value}”。请核对后只填编号。",
    "out_of_scope": "不能保存。该记录所属单位不在您的管理范围内。请核对“{column}”，或请该单位的管理人员登记。",
    "unknown_column": "不能保存。“{register}”没有名为“{column}”的栏目。请核对后再保存。",
    "same_key_twice": "不能保存。编号“{value}”在本次数据中出现多次。请只保留一行后再导入。",
    "key_taken": "不能登记。编号“{value}”已被占用。请换一个编号，或留空由系统编号。",
    "conflict": "不能保存。该行与已登记的记录冲突。请核对后再保存。",
    "out_of_sight": "不能打开。“{register}”中没有您可以查看的这条记录。请核对编号，或联系该单位的管理人员。",
    "referred_to": "不能删除。这条“{register}”记录已被其他登记引用。请先更正或删除引用它的登记。",
    "reason_missing": "不能删除。删除登记须写明理由。请填写理由后再提交。",
    "nothing_changed": "不能保存。各栏内容与原登记相同，没有可更改之处。请修改后再保存。",
    "no_known_column": "不能导入。表头中没有“{register}”的任何栏目。请下载模板，按模板的表头填写。",
    "column_missing": "不能导入。表头缺少必填栏目“{column}”。请下载模板，按模板的表头填写。",
    "column_twice": "不能导入。栏目“{column}”在表头中出现多次。请只保留一列。",
    "column_ignored": "“{column}”不是本登记簿的栏目，该列没有导入。如需保留，请另行登记。",
    "untrusted_cell": "不能导入这一格。“{column}”是公式或不可靠的内容。请改为直接填写的值后重新导入。",
    "needs_clearance": "不能查看“{register}”。该登记簿的密级高于您的权限。如工作需要，请联系安全管理员。",
}

ACTS = {
    "add": "新增{register}“{name}”。",
    "change": "更正{register}“{name}”。",
    "remove": "删除{register}“{name}”，理由：{reason}",
    "import": "导入{register}{rows}行：新增{added}条，更正{changed}条，未变{unchanged}条，未收{refused}行。",
    "export": "导出{register}{rows}条。",
}


def say(code: str, **values: object) -> str:
    """Fill the sentence of a code."""
    return SENTENCES[code].format(**values)


def tell(act: str, **values: object) -> str:
    """Fill the sentence by which the record tells an act."""
    return ACTS[act].format(**values)
