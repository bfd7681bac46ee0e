from dataclasses import replace
from datetime import date

import pytest

from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.checks import check_form
from tests.unit.papers.forms import invented

TODAY = date(2026, 11, 25)
CLEAN = AppointmentForm(name="张三", sex="男", born="197208", ethnic_group="汉族")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"name": ""}, [("form_missing", "姓名")]),
        ({"sex": ""}, [("form_missing", "性别")]),
        ({"sex": "未知"}, [("form_sex", "性别")]),
        ({"ethnic_group": "汉"}, []),
        ({"ethnic_group": "华族"}, [("form_ethnic_group", "民族")]),
        ({"born": "1972.08"}, []),
        ({"born": "八月"}, [("form_date", "出生年月")]),
        ({"born": "203001"}, [("form_future", "出生年月")]),
        ({"retires": "203508"}, []),
        ({"retires": "203513"}, [("form_date", "到龄年月")]),
        ({"joined_party": "某社"}, [("form_party", "入党时间")]),
        ({"assessments": "近三年称职"}, [("form_assessments", "年度考核结果")]),
        ({"filled_by": "甲" * 18}, []),
        ({"filled_by": "甲" * 19}, [("form_long", "填表人")]),
        ({"id_number": "123"}, [("form_id_number", "身份证号")]),
        ({"id_number": invented.id_number("19720815", 1, "男")}, []),
        ({"id_number": invented.id_number("19720815", 1, "男"), "sex": "女"}, [("form_id_sex", "身份证号")]),
        ({"id_number": invented.id_number("19730815", 1, "男")}, [("form_id_birth", "身份证号")]),
        ({"resume": "1991.09--1995.07  a\n1996.01--  b"}, [("resume_gap", "简历")]),
        ({"family": (FamilyMember("妻子", "李四", "197301"),)}, []),
        ({"family": (FamilyMember("", "李四"),)}, [("form_member", "家庭成员第1行")]),
        ({"family": (FamilyMember(), FamilyMember("妻子", "李四", "197313"))}, [("form_date", "家庭成员第2行")]),
        ({"family": (FamilyMember("儿子", "李四", "203001"),)}, [("form_future", "家庭成员第1行")]),
    ],
)
def test_each_remark_names_its_field(changes, said):
    remarks = check_form(replace(CLEAN, **changes), TODAY)

    assert [(one.code, one.label) for one in remarks] == said


def test_a_remark_has_element_value_and_sentence():
    (remark,) = check_form(replace(CLEAN, born="八月"), TODAY)

    assert (remark.element, remark.value) == ("ChuShengNianYue", "八月")
    assert remark.message == "日期无法识别。“出生年月”写的是“八月”。原文已保留，请改为200108的写法。"
