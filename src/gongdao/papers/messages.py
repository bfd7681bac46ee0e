"""What the readers of files say in Chinese: code to sentence."""

from gongdao.papers.forms.messages import FORM_FILES, FORM_REMARKS

_FILES = {
    "file_empty": "不能读取“{name}”。文件中没有内容。请选择填好的名册后重新上传。",
    "file_too_large": "不能读取“{name}”。文件大小超过{limit}MB的上限。请删去无关的工作表和图片，或者分成几个文件上传。",
    "binary_file": "不能读取“{name}”。文件内容是{what}，不是文本或电子表格。请在电子表格软件中另存为.xlsx或CSV后重新上传。",
    "markup_file": "不能读取“{name}”。文件内容是网页或XML文本，不是表格。请在电子表格软件中打开后另存为.xlsx再上传。",
    "unknown_encoding": "不能读取“{name}”。文字编码既不是UTF-8也不是GB18030。请在电子表格软件中另存为“CSV UTF-8”或.xlsx后重新上传。",
    "not_xlsx": "不能读取“{name}”。文件名是.xlsx，或者文件是压缩包，但内容不是Excel工作簿。请在电子表格软件中打开后另存为.xlsx再上传。",
    "zip_broken": "不能读取“{name}”。工作簿的压缩结构已损坏或前后附有其他数据。请在电子表格软件中打开后另存为.xlsx再上传。",
    "zip_entries": "不能读取“{name}”。工作簿内的部件超过{limit}个。请只保留名册所在的工作表后另存再上传。",
    "zip_too_large": "不能读取“{name}”。工作簿解开后超过{limit}MB。请只保留名册的行和列后另存再上传。",
    "zip_nested": "不能读取“{name}”。工作簿内嵌有其他文件（{entry}）。请删去嵌入的对象后另存再上传。",
    "zip_symlink": "不能读取“{name}”。工作簿内有指向别处的链接（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "zip_name": "不能读取“{name}”。工作簿内有不合规的部件名（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "zip_duplicate": "不能读取“{name}”。工作簿内有重名的部件（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "zip_encrypted": "不能读取“{name}”。文件设有打开密码。请取消密码后另存再上传。",
    "zip_false_size": "不能读取“{name}”。工作簿部件的实际大小与登记的不符（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "macro": "不能读取“{name}”。工作簿中含有宏（{entry}）。请另存为不含宏的.xlsx后重新上传。",
    "external_link": "不能读取“{name}”。工作簿引用了外部文件或数据连接（{entry}）。请把引用改为数值、断开链接后另存再上传。",
    "xml_entity": "不能读取“{name}”。工作簿部件中含有DTD或实体声明（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "xml_encoding": "不能读取“{name}”。工作簿部件的编码不是UTF-8（{entry}）。请在电子表格软件中打开后另存为.xlsx再上传。",
    "secret_mark": "不能接收“{name}”。文件首部标有“{mark}”，本系统不得存储、处理国家秘密。请按保密规定另行处理，不要上传。",
    "csv_broken": "不能读取“{name}”。第{row}行附近的引号不成对，无法分清单元格。请改正该行后重新上传。",
    "table_empty": "不能读取“{name}”。文件中没有表头和数据行。请确认名册所在的工作表是第一张可见的工作表，然后重新上传。",
    "table_too_large": "不能读取“{name}”。表格超过{rows}行、{columns}列、单元格{characters}字或者总字数的上限。请分成几个文件上传。",
    "parser_time": "不能读取“{name}”。解析超过{limit}秒仍未完成。请只保留名册的行和列，另存后重新上传。",
    "parser_stopped": "不能读取“{name}”。解析时超出内存上限或被中止。请只保留名册的行和列，另存后重新上传。",
    "workbook_unreadable": "不能读取“{name}”。工作簿内容不完整，无法解析。请在电子表格软件中打开后另存为.xlsx再上传。",
    "cell_too_long": "不能导出表格。第{row}行“{column}”超过单元格{limit}字的上限。请缩短该项内容后再导出。",
    "sheet_too_large": "不能导出表格。行数或列数超过电子表格的上限。请分批导出。",
}

_COLUMNS = {
    "missing_column": "不能导入“{name}”。表头中没有“{column}”列。请补上该列，或者在对应关系中指明哪一列是“{column}”。",
    "column_twice": "不能导入。“{first}”和“{second}”两列都对应“{field}”。请只保留一列的对应关系。",
    "unknown_column": "不能导入。表头中没有“{column}”列。请按表头原样填写列名。",
    "unknown_field": "不能导入。没有名为“{field}”的项目，可用的项目是：{fields}。请从中选择。",
    "ambiguous_dates": "不能确定“{column}”一列的日期顺序。表中{count}个日期（例如{example}）的日和月可以互换。请指明该列是“日在前”还是“月在前”。",
    "order_unknown_column": "不能导入。日期顺序指向“{column}”，但表头中没有这一列或它不是日期列。请改正列名。",
}

_ROWS = {
    "missing_name": "该行未导入。姓名为空。请补上姓名后重新导入。",
    "name_unusable": "该行未导入。姓名中有换行或其他控制字符，或者超过{limit}个字。请改正姓名后重新导入。",
    "impossible_birth": "该行未导入。出生日期“{value}”不是历法上有的日期，或者早于{earliest}年、晚于{latest}。请核对后重新导入。",
    "unreadable_birth": "该行未导入。出生日期“{value}”无法识别。请改为1957-06-12、1957-06或1957的写法后重新导入。",
    "undecided_birth": "该行未导入。出生日期“{value}”的日和月可以互换，无法确定。请改为1957-06-12的写法后重新导入。",
    "untrusted_identity": "该行未导入。“{column}”是公式、错误值或丢失了末位的长数字，不能用来确认身份。请改为直接填写的文字后重新导入。",
    "repeated_row": "该行未导入。各项内容与第{first}行完全相同。如确为两人，请补上能区分的内容后重新导入。",
    "not_a_person": "该行未导入。“{value}”是合计或重复的表头，不是姓名。如果确有其人，请改正姓名后重新导入。",
    "unit_band": "该行未导入。“{value}”单独成行，是下面各行的单位，不是姓名。如果确有其人，请补上性别等内容后重新导入。",
    "too_many_cells": "该行未导入。单元格多于表头，各项可能错位。请检查是否多了分隔符，改正后重新导入。",
    "name_note": "姓名带有括注。已按原样录入“{value}”，不作拆分。请核对是否属于姓名。",
    "name_characters": "姓名中有不常见的字符。已按原样录入“{value}”。请核对是否为生僻字丢失。",
    "name_spaces": "姓名中有空格。已录入为“{taken}”。请核对。",
    "missing_sex": "性别未录入。原表该格没有内容。请核实后补录。",
    "unknown_sex": "性别未录入。“{value}”不是男或女。请核实后补录。",
    "missing_birth": "出生日期未录入。原表该格没有内容，年龄将无法计算。请核实后补录。",
    "unknown_ethnic_group": "民族代码未录入。“{value}”不在国家标准的56个民族名称中。请核实后补录。",
    "unknown_education": "学历代码未录入。“{value}”不在学历代码表中，原文已保留。请核实后补录。",
    "impossible_date": "该日期未录入。“{value}”不是历法上有的日期，或者早于{earliest}年、晚于{latest}。请核实后补录。",
    "unreadable_date": "该日期未录入。“{value}”无法识别为日期。请核实后补录。",
    "undecided_date": "该日期未录入。“{value}”的日和月可以互换，无法确定。请核实后补录。",
    "month_unsure": "只录入到年份。“{value}”可能是1月，也可能是丢失了末位0的10月。请核实后补录月份。",
    "before_birth": "该日期早于出生日期。已按原样录入“{value}”。请核对这两个日期。",
    "id_number_invalid": "身份证号未录入。“{value}”的位数、日期或校验码不对。请核对后补录。",
    "id_number_conflict": "身份证号与性别或出生日期不一致。各项均已按原样录入。请核对后更正。",
    "id_number_repeated": "身份证号与第{first}行相同。两行均已录入，没有合并。请核对。",
    "possible_duplicate": "可能重复。姓名、性别、出生日期与第{first}行相同而其他内容不同，两行均已录入，没有合并。请核对是否同一人。",
    "short_row": "该行单元格少于表头。缺少的格按空处理。请核对是否缺了分隔符。",
    "text_too_long": "该格未录入。内容超过{limit}个字。请缩短后重新导入。",
    "formula_cell": "该格未录入。单元格中是公式，计算结果可能与公式不符。请改为数值后重新导入。",
    "error_cell": "该格未录入。单元格中是错误值。请更正后重新导入。",
    "long_number": "该格未录入。长数字按数值存放，末位已经丢失。请改为文本格式后重新填写。",
}

_COLLECTION = {
    "collection_empty": "不能读取“{name}”。没有一张工作表是信息采集表的信息集。请保留A01人员等工作表的名称后重新上传。",
    "collection_sheet": "工作表“{sheet}”未读取。名称不在信息采集表的信息集之内。如需导入请改回原来的名称。",
    "collection_column": "“{sheet}”的“{column}”列没有对应的信息项。各行内容已随行保留。请核对表头是否写错。",
    "collection_date": "“{sheet}”第{row}行的“{column}”不是日期。该格写的是“{value}”。原文已保留，请改为200108的写法。",
    "collection_code": "“{sheet}”第{row}行的“{column}”不在代码表之内。该格写的是“{value}”，代码表是“{table}”。原文已保留，请核对。",
    "collection_id": "“{sheet}”第{row}行的身份证号有误。“{value}”的位数、日期或校验码不对。原文已保留，请核对。",
    "collection_nobody": "“{sheet}”第{row}行未录入。该行没有姓名和身份证号，不知属于何人。请补上后重新导入。",
    "collection_stranger": "“{sheet}”第{row}行的“{value}”不在A01人员之内。已按单独一人录入。请在A01人员中补上一行。",
    "collection_twice": "“{sheet}”第{row}行与前面一行是同一人。姓名是“{value}”，以先出现的一行为准。请删去多余的一行。",
    "collection_namesake": "“{sheet}”第{row}行可能属于同名的另一人。姓名是“{value}”，已归入没有身份证号的一人。请补上身份证号。",
    "collection_shared": "“{sheet}”第{row}行的身份证号与前面一人相同。姓名是“{value}”，已按两人录入。请核对身份证号。",
    "collection_name": "“{sheet}”第{row}行的姓名与A01人员不一致。该行是“{value}”，A01人员是“{name}”。已按身份证号归为一人，请核对。",
}

_NOTES = {
    "order_proved": "按“{order}”读取，依据是有{count}个日期只能这样读。",
    "order_by_spread": "按“{order}”读取，依据是另一种读法会使{count}个日期的日全部不超过12。如不符，请指明顺序后重新导入。",
    "order_by_majority": "按“{order}”读取，有{count}个日期只能这样读，另有{others}个只能相反，已逐行说明。",
    "order_said": "按指定的“{order}”读取。",
    "filler_day": "{total}个完整日期中有{count}个的日为01，可能原来只知道年月。已按原样录入，请抽查核对。",
    "serial_dates": "有{count}个日期是电子表格的日期序号，已换算。请抽查核对。",
    "unmapped_column": "没有对应的项目，原文随行保留，未录入。",
    "absent_column": "表头中没有这一列，各行均未录入该项。",
    "other_sheets": "只读取了工作表“{sheet}”，其他有内容的工作表未读取：{others}。",
    "lines_above_header": "表头在第{row}行，之前的{count}行是标题或说明，未录入。",
}

SENTENCES = _FILES | _COLUMNS | _ROWS | _COLLECTION | _NOTES | FORM_FILES | FORM_REMARKS

ORDER_NAMES = {"day_first": "日/月/年", "month_first": "月/日/年"}


def sentence(code: str, **values: object) -> str:
    """Fill the sentence of `code` with `values`."""
    return SENTENCES[code].format(**values)
