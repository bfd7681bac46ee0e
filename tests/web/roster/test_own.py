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
    for name in ("assessment", "assessment_item", "assessment_finding", "tally", "talk", "violation", "candidate"):
        make_rows(REGISTERS[name], full_row(REGISTERS[name], key=f"{name}-1"))
    client = sign_in(None)
    account = client.get(HERE).wsgi_request.user
    account.person_key = official
    account.save()
    return client


def test_an_official_without_a_role_sees_the_own_record(own):
    text = own.get(HERE).content.decode()

    assert "基本情况" in text
    assert "任职" in text


def test_grade_that_has_been_decided_is_released(own):
    results = own.get(HERE).content.decode().split("年度考核</h2>")[1].split("</section>")[0]

    assert "优秀" in results
    assert "2026-03-05" in results


def test_grade_that_will_be_decided_is_not(own):
    assert "优秀" not in own.get(f"{HERE}?as_of=2026-03-04").content.decode()


def test_what_others_think_of_one_is_not_shown(own):
    text = own.get(HERE).content.decode().split("基本情况")[1].split("</main>")[0]

    assert [word for word in ("考核内容", "测评", "谈话", "违规", "人选", "得分") if word in text] == []


def test_why_one_is_left_out_is_told(own, make_finding):
    make_finding(1, clause="QSH-20b", effect="block")
    make_finding(2, clause="QSH-20c", effect="warn", subject="a1")

    text = own.get(f"{HERE}?as_of=2026-07-21").content.decode()

    reasons, others = text.split("暂缓或者不得办理的原因</h2>")[1].split("与本人有关的核对结果</h2>")
    assert "不得办理" in reasons
    assert "不得办理" not in others


def test_an_account_of_nobody_says_what_is_missing(sign_in):
    assert "账号还没有对应的人员" in sign_in(None).get(HERE).content.decode()


def test_the_page_of_oneself_in_the_roster_leads_here(sign_in, official):
    client = sign_in("roster_clerk")
    account = client.get(HERE).wsgi_request.user
    account.person_key = official
    account.save()

    answer = client.get(reverse("roster:person", args=[official]))

    assert (answer.status_code, answer["Location"]) == (302, HERE)
