"""Choosing a unit by typing: what is suggested, what is found, and what stays out of sight."""

import pytest
from django import forms
from django.urls import reverse

from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.web.shell import units
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

NAMES = reverse("shell:unit_names")


def options(answer) -> list[str]:
    return [option.value for option in answer.context["options"]]


def test_names_are_suggested_by_a_part_or_a_key_and_within_scope(sign_in, district):
    whole, town = sign_in("auditor"), sign_in("unit_clerk", unit="unit-1", username="town")

    assert options(whole.get(NAMES, {"unit": "镇"})) == ["东河镇（unit-1）", "西山镇（unit-2）"]
    assert options(whole.get(NAMES, {"unit": "东河镇（unit-1）"})) == ["东河镇（unit-1）"]
    assert options(town.get(NAMES, {"unit": "镇"})) == ["东河镇（unit-1）"]


def test_suggestions_are_bounded(sign_in, district):
    for number in range(units.SUGGESTED + 1):
        make_unit(f"village-{number}", district, name=f"村{number}")

    assert len(options(sign_in("auditor").get(NAMES))) == units.SUGGESTED


def test_key_of_an_address_is_shown_with_its_name_and_a_list_is_narrowed_by_any_of_them(sign_in, district):
    person = REGISTERS["person"]
    make_rows(person, full_row(person, key="p1", unit="unit-1"), full_row(person, key="p2", unit="unit-2"))
    client = sign_in("auditor")

    for asked in ("unit-1", "东河镇（unit-1）", "东河"):
        answer = client.get(reverse("roster:list"), {"unit": asked})
        assert answer.context["pager"].total == 1, asked

    facet = next(
        one
        for one in client.get(reverse("roster:list"), {"unit": "unit-1"}).context["filters"].facets
        if one.name == "unit"
    )
    assert facet.value == "东河镇（unit-1）"
    assert client.get(reverse("roster:list"), {"unit": "district"}).context["pager"].total == 2


@pytest.mark.parametrize(
    ("text", "key"), [("unit-1", "unit-1"), ("东河镇（unit-1）", "unit-1"), ("西山镇", "unit-2"), ("", None)]
)
def test_field_takes_a_key_or_a_name_that_only_one_bears(district, text, key):
    field = units.UnitField(required=False)
    field.among(Unit.objects.all())

    found = field.clean(text)

    assert (found.key if found else None) == key


@pytest.mark.parametrize("text", ["无此单位", "东", "unit-9"])
def test_field_refuses_what_names_no_unit_or_several(district, text):
    make_unit("twin", district, name="东")
    make_unit("other-twin", district, name="东")
    field = units.UnitField()
    field.among(Unit.objects.all())

    with pytest.raises(forms.ValidationError) as refused:
        field.clean(text)

    assert refused.value.code == "no_such_unit"
