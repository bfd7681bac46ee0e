from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.papers.collection.conversion import form_of, not_in_workbook, person_of
from gongdao.papers.collection.reading import read_collection
from gongdao.papers.collection.workbook import CollectedPerson, row_of
from gongdao.papers.collection.writing import write_collection
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept, compare_forms
from gongdao.papers.forms.lrmx import read_lrmx
from gongdao.papers.forms.lrmx_writer import write_lrmx
from tests.unit.papers.forms import invented
from tests.unit.papers.forms.lrmx_files import lrmx

TODAY = date(2026, 11, 25)
WORDS = st.sampled_from(["", "甲", "乙", "丙"])


def invented_form(seed):
    texts, family = invented.person(seed)
    return read_lrmx("a.lrmx", lrmx(texts | {"version": ""}, family), as_of=TODAY).form


def test_forms_lose_nothing_through_files_and_a_workbook():
    forms = [invented_form(seed) for seed in range(100)]
    files = [read_lrmx("a.lrmx", write_lrmx(form), as_of=TODAY).form for form in forms]

    reading = read_collection("采集表.xlsx", write_collection(map(person_of, files)))

    back = [form_of(person) for person in reading.people]
    assert [compare_forms(before, after) for before, after in zip(forms, back, strict=True)] == [()] * 100
    assert reading.remarks == ()


@given(*[WORDS] * 4)
def test_every_combination_of_schools_and_degrees_comes_back(level, degree, school, degree_school):
    form = AppointmentForm(
        name="张三",
        in_service_education=level,
        in_service_degree=degree,
        in_service_school=school,
        in_service_degree_school=degree_school,
    )

    assert form_of(person_of(form)) == form


def test_rows_that_the_field_fills_by_itself_become_the_texts_of_a_form():
    def schooling(**texts):
        return row_of("A08", {"A0101": "张三", **texts})

    person = CollectedPerson(
        "张三",
        "",
        (
            row_of("A01", {"A0101": "张三", "A0104": "男"}),
            schooling(A0801A="大专", A0814="甲学院", A0824="中文专业", A0837="全日制教育", A0807="199307"),
            schooling(A0801B="21", A0901A="文学学士", A0814="乙大学", A0824="中文系", A0837="1", A0807="199507"),
            schooling(A0801A="省委党校研究生", A0837="在职", A0899="1", A0807="200507"),
            schooling(A0801A="函授大专", A0837="在职", A0899="否", A0807="200907"),
            row_of("A36", {"A3601": "李四", "A3604A": "儿子", "SORTID": "2"}),
            row_of("A36", {"A3601": "王五", "A3604A": "妻子", "SORTID": "1"}),
        ),
    )

    form = form_of(person)

    assert (form.full_time_education, form.full_time_degree, form.full_time_school) == (
        "大学",
        "文学学士",
        "乙大学中文系",
    )
    assert (form.in_service_education, form.in_service_degree) == ("省委党校研究生", "")
    assert [one.kinship for one in form.family] == ["妻子", "儿子"]


def test_what_has_no_sheet_is_named():
    form = AppointmentForm(
        name="张三",
        version="3.2.1.16",
        retires="203508",
        kept=(Kept("Person", "X", "<X />"),),
        family=(FamilyMember(kept=(Kept("Item", "Y", "<Y />"),)),),
    )

    assert not_in_workbook(form) == ("到龄年月", "版本", "X", "Y")
    assert not_in_workbook(AppointmentForm(name="张三", proposed_post="甲")) == ()


@pytest.mark.parametrize("text", ["=1+1", "+8", "-3", "@x", "00123", "1972-08", "true", "a\nb", "甲　乙"])
def test_every_text_stays_a_text_in_a_workbook(text):
    form = AppointmentForm(name="张三", current_post=text)

    (person,) = read_collection("采集表.xlsx", write_collection([person_of(form)])).people

    assert form_of(person).current_post == text
