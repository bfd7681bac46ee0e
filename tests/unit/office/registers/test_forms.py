from datetime import date
from decimal import Decimal

import pytest

from gongdao.errors import UserError
from gongdao.facts.partial import PartialDate
from gongdao.office.registers import actions, exporters, forms, queries
from gongdao.office.registers.problems import RowRefused
from tests.factories.registers import REGISTERS, full_row, make_rows

CREDIT = REGISTERS["credit"]
PERSON = REGISTERS["person"]
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(district):
    make_rows(PERSON, full_row(PERSON, key="person-1", name="张三"))


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_a_form_has_a_labelled_field_for_every_column(register):
    form = forms.form_class(register)()

    assert [(name, field.label) for name, field in form.fields.items()] == [
        (column.name, column.zh) for column in register.columns
    ]


@pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)
def test_what_is_shown_is_what_a_form_takes_back(register, clerk):
    make_rows(register, full_row(register))
    shown = queries.values_of(register, by=clerk, on=TODAY, key="k1")

    form = forms.form_class(register)(shown)

    assert form.is_valid(), form.errors
    with pytest.raises(UserError) as refusal:
        actions.change_row(by=clerk, register=register, key="k1", values=form.cleaned_data)
    assert refusal.value.code == "nothing_changed"


def test_a_form_gives_a_row_that_is_stored(clerk, person):
    form = forms.form_class(CREDIT)({"person": "张三", "course": " 党史 ", "points": "３", "earned_on": ""})

    assert form.is_valid()
    row = actions.add_row(by=clerk, register=CREDIT, values=form.cleaned_data)
    assert exporters.row_of(CREDIT, row.key) == {
        "credit": row.key,
        "person": "person-1",
        "course": "党史",
        "points": Decimal(3),
        "earned_on": None,
    }


def test_a_form_tells_its_errors_at_their_fields(person):
    form = forms.form_class(CREDIT)({"person": "", "points": "两分", "earned_on": "2026-13-01"})

    assert not form.is_valid()
    assert {name: [error.code for error in errors.as_data()] for name, errors in form.errors.items()} == {
        "person": ["required"],
        "points": ["not_a_decimal"],
        "earned_on": ["not_a_day"],
    }
    assert form.errors["person"] == ["不能保存。“人员”是必填项，现为空。请补充后再保存。"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1957-06-12", "1957-06-12"),
        ("1957-06", "1957-06"),
        ("1957", "1957"),
        ("1957.06", "1957-06"),
        ("1957年6月", "1957-06"),
    ],
)
def test_a_partial_date_keeps_the_precision_that_was_written(person, written, kept):
    form = forms.form_class(PERSON)({"name": "王五", "unit": "东河镇", "born_on": written})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == PartialDate.parse(kept)


def test_a_refused_row_is_told_at_its_fields(clerk, person):
    tally = REGISTERS["tally"]
    form = forms.form_class(tally)({"person": "张三", "issued": "10", "returned": "11"})
    assert form.is_valid()

    with pytest.raises(RowRefused) as refusal:
        actions.add_row(by=clerk, register=tally, values=form.cleaned_data)
    form.refuse(refusal.value)

    assert [error.code for error in form.non_field_errors().as_data()] == ["tally_returned_le_issued"]
    assert tally.model.objects.count() == 0
