from dataclasses import fields, replace

from gongdao.papers.forms.appointment import AppointmentForm, Difference, FamilyMember, compare_forms
from gongdao.papers.forms.fields import form_fields


def test_every_field_of_the_data_is_a_text_of_the_form():
    own = {"family", "photo", "is_2025", "kept"}

    assert [field.name for field in form_fields() if field.name != "version"] + ["version"] == [
        one.name for one in fields(AppointmentForm) if one.name not in own
    ]


def test_elements_and_labels_and_places_are_unique():
    for values in (
        [field.element for field in form_fields()],
        [field.label for field in form_fields()],
        [field.place for field in form_fields() if field.place is not None],
    ):
        assert len(set(values)) == len(values)


def test_differences_name_the_field_and_both_texts():
    before = AppointmentForm(name="张三", born="197208", family=(FamilyMember("妻子", "李四"),))
    after = replace(
        before, born="197209", family=(FamilyMember("妻子", "李四", "197301"), FamilyMember("儿子", "张五"))
    )

    assert compare_forms(before, before) == ()
    assert compare_forms(before, after) == (
        Difference("出生年月", "197208", "197209"),
        Difference("家庭成员第1行", "妻子，李四", "妻子，李四，197301"),
        Difference("家庭成员第2行", "", "儿子，张五"),
    )
