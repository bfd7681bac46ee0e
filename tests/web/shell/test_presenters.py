from gongdao.web.shell.presenters import Cell, Column, Refusal, Table


def test_refusal_takes_its_first_sentence_as_head():
    refusal = Refusal.of("不能提交。已满10年。请先登记交流方案。")

    assert (refusal.what, refusal.rest) == ("不能提交。", "已满10年。请先登记交流方案。")


def test_table_pairs_cells_with_columns():
    columns = (Column("姓名"), Column("年数", "number"))
    row = (Cell("陈明"), Cell("10"))

    assert Table("年限", columns, (row,)).lines == [("", [(columns[0], row[0]), (columns[1], row[1])])]
