from datetime import date
from decimal import Decimal

import pytest

from gongdao.errors import UserError
from gongdao.facts.partial import PartialDate
from gongdao.office.registers import actions, exporters, sheets
from gongdao.papers.tables import CellFault, Table, TableRow, read_table
from gongdao.papers.uploads import Kind
from tests.factories.registers import REGISTERS, full_row, make_rows

CREDIT = REGISTERS["credit"]
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_an_exported_workbook_comes_back_without_a_change(register, clerk):
    make_rows(register, full_row(register))
    before = list(exporters.export(register.model))

    data = actions.export_rows(by=clerk, register=register, on=TODAY)
    report = actions.import_table(
        by=clerk, register=register, table=read_table("导出.xlsx", data), source="导出.xlsx", upload="file-1"
    )

    assert (report.refused, report.changes, report.remarks) == (0, 0, ())
    assert report.taken == len(before)
    assert list(exporters.export(register.model)) == before


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_a_template_has_the_headers_of_the_register(register):
    table = read_table("模板.xlsx", sheets.template(register))

    assert table.headers == tuple(column.zh for column in register.relation.columns)
    assert table.rows == ()


def test_cells_are_read_as_people_write_them(clerk):
    appointment = REGISTERS["appointment"]
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1", name="张三"))
    make_rows(REGISTERS["post"], full_row(REGISTERS["post"], key="post-1"))
    data = "人员,职位,任职单位,任职方式,任职起始,任职终止,占职数\n 张三 ,post-1,东河镇,任职,2009年7月,2012.3.5,否\n"

    report = actions.import_table(
        by=clerk, register=appointment, table=read_table("任职.csv", data.encode()), source="任职.csv", upload="file-1"
    )

    (row,) = exporters.export(appointment.model)
    assert report.taken == 1
    assert row["appointment"] == "file-1-2"
    assert {name: value for name, value in row.items() if name != "appointment"} == {
        "person": "person-1",
        "post": "post-1",
        "unit": "unit-1",
        "term": None,
        "kind": "regular",
        "entry": None,
        "treated_as": None,
        "started_on": PartialDate.parse("2009-07"),
        "ended_on": PartialDate.parse("2012-03-05"),
        "confirmed_on": None,
        "counts_for_quota": False,
    }


def test_bad_cells_are_told_by_row_column_value_and_sentence(clerk):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1", name="张三"))
    data = "人员,学分数,取得日期,课程\n张三,２．５,2026-02-28,甲\n张三,两分,2026-02-30,乙\n,1,2026-01-01,丙\n"

    report = actions.import_table(
        by=clerk, register=CREDIT, table=read_table("学分.csv", data.encode()), source="学分.csv", upload="file-1"
    )

    assert [(one.row, one.column, one.value, one.message) for one in report.remarks] == [
        (3, "学分数", "两分", "不能保存。“学分数”须为数字，最多两位小数，现为“两分”。请改正后再保存。"),
        (
            3,
            "取得日期",
            "2026-02-30",
            "不能保存。“取得日期”须为具体日期，如2009-07-21，现为“2026-02-30”。请改正后再保存。",
        ),
        (4, "人员", "", "不能保存。“人员”是必填项，现为空。请补充后再保存。"),
    ]
    assert list(CREDIT.model.objects.values_list("course", "points")) == [("甲", Decimal("2.50"))]


def test_a_column_that_is_not_known_is_named_and_left_out(clerk):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1", name="张三"))
    table = read_table("学分.csv", "人员*,课程,备注\n张三,甲,口头\n".encode())

    report = actions.import_table(by=clerk, register=CREDIT, table=table, source="学分.csv", upload="file-1")

    assert [(one.row, one.column) for one in report.remarks] == [(1, "备注")]
    assert report.taken == 1


@pytest.mark.parametrize(
    ("header", "code"),
    [("甲,乙", "no_known_column"), ("课程,学分数", "column_missing"), ("人员,课程,课程", "column_twice")],
)
def test_headers_that_do_not_fit_refuse_the_file(clerk, header, code):
    table = read_table("学分.csv", f"{header}\n1,2,3\n".encode())

    with pytest.raises(UserError) as refusal:
        actions.import_table(by=clerk, register=CREDIT, table=table, source="学分.csv", upload="file-1")

    assert refusal.value.code == code
    assert CREDIT.model.objects.count() == 0


def test_a_formula_refuses_its_row(clerk):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1", name="张三"))
    table = Table(
        kind=Kind.XLSX,
        source="学分",
        headers=("人员", "课程"),
        header_row=1,
        rows=(TableRow(2, ("张三", ""), 2),),
        above=(),
        faults=(CellFault(2, 1, "formula", "=1+1"),),
        unread_sheets=(),
    )

    report = actions.import_table(by=clerk, register=CREDIT, table=table, source="学分.xlsx", upload="file-1")

    assert (report.taken, report.refused) == (0, 1)
    assert [(one.row, one.column, one.value) for one in report.remarks] == [(2, "课程", "=1+1")]
