"""Where the explanation leads a reader who can fill in what is missing."""

import pytest
from django.urls import reverse

from gongdao.office.registers.register import REGISTERS
from tests.factories.registers import full_row, make_rows

PLANS = REGISTERS["training_plan"]
NEXT_YEAR = {"as_of": "2027-01-15"}


@pytest.fixture
def plans(adopted):
    """The plan of a town for the next year, without its day."""
    town = {"unit": "unit-1", "plan_year": 2027}
    make_rows(PLANS, full_row(PLANS, key="plan-1", **town, submitted_on=None))


@pytest.mark.parametrize(("role", "tail"), [("training_clerk", "change/"), ("leader", "")])
def test_rows_that_lack_a_field_are_named_and_led_to(sign_in, plans, role, tail):
    address = reverse("rules:explanation", args=["QSH-15a", "unit-1"])

    first, _ = sign_in(role).get(address, NEXT_YEAR).context["explanations"]

    missing = [fact for fact in first.evidence if fact.missing]
    assert [fact.quantity for fact in missing] == ["培训计划登记完整性", "培训计划登记的申报日期"]
    assert [(record.text, record.href) for record in missing[1].records] == [
        ("培训计划 plan-1：申报日期", f"/registers/training_plan/record/plan-1/{tail}")
    ]
    assert "请补充“培训计划登记完整性”“培训计划登记的申报日期”，补充后重新核对。" in first.next
