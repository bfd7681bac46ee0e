"""The own record shows what is entered of oneself, and nothing that others think of one."""

import pytest
from django.urls import reverse

from gongdao.office.registers.register import REGISTERS
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
HERE = "/roster/own/"


@pytest.fixture
def own(sign_in, make_finding, official):
    """A client of the account that belongs to the official of the register factory."""
    make_rows(REGISTERS["assessment"], full_row(REGISTERS["assessment"], key="assessment-1"))
    client = sign_in(None)
    account = client.get(HERE).wsgi_request.user
    account.person_key = official
    account.save()
    return client


def test_an_official_without_a_role_sees_the_own_record(own):
    text = own.get(HERE).content.decode()

    assert "基本情况" in text
    assert "任职" in text


def test_what_others_think_of_one_is_not_shown(own):
    assert "考核" not in own.get(HERE).content.decode().split("基本情况")[1].split("</main>")[0]


def test_an_account_of_nobody_says_what_is_missing(sign_in):
    assert "账号还没有对应的人员" in sign_in(None).get(HERE).content.decode()


def test_the_page_of_oneself_in_the_roster_leads_here(sign_in, official):
    client = sign_in("roster_clerk")
    account = client.get(HERE).wsgi_request.user
    account.person_key = official
    account.save()

    answer = client.get(reverse("roster:person", args=[official]))

    assert (answer.status_code, answer["Location"]) == (302, HERE)
