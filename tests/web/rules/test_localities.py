"""Local numbers: drafted, refused with the line, adopted."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.rulings.actions import draft_overlay
from gongdao.office.rulings.models import LocalNumbers
from tests.factories.findings import EIGHT_YEARS

PAGE = reverse("rules:numbers", args=["adoption-1"])


@pytest.mark.parametrize("role", [*ROLES, None])
def test_page_opens_exactly_for_those_who_may_adopt(sign_in, adopted, role):
    answer = sign_in(role).get(PAGE)

    may = role is not None and Permission.RULES_PACK_ADOPT in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_adoption_of_another_area_is_not_found(sign_in, adopted):
    assert sign_in("leader", unit="unit-1").get(PAGE).status_code == HTTPStatus.NOT_FOUND


def test_text_that_fits_is_kept_and_then_adopted(sign_in, adopted):
    client = sign_in("leader")

    drafted = client.post(PAGE, {"text": EIGHT_YEARS}, follow=True)
    draft = LocalNumbers.objects.get()
    taken = client.post(reverse("rules:draft", args=[draft.key]), {"adopted_on": "2026-07-21"}, follow=True)

    assert "已存为草稿" in drafted.text
    assert [[cell.text for cell in row[:3]] for row in drafted.context["table"].rows] == [
        ["QSH-20c", "必须交流的任职年限", "8年"]
    ]
    assert "已采用《示例区干部交流年限规定》" in taken.text
    assert [(row[0].text, row[2].text, row[4].text) for row in taken.context["table"].rows] == [
        ("《示例区干部交流年限规定》", "在用", "2026-07-21")
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (EIGHT_YEARS.replace("QSH-20c", "QSH-99"), "没有条款“QSH-99”"),
        (EIGHT_YEARS.replace("    values", "    unit: 天\n    values"), "单位写作“天”"),
        (EIGHT_YEARS.replace("qsh_2009", "hz"), "没有条款“QSH-20c”"),
        (EIGHT_YEARS.replace(", cites: 满8年", ""), "cites"),
    ],
)
def test_text_that_does_not_fit_is_refused_with_its_line(sign_in, adopted, wrong, sentence):
    answer = sign_in("leader").post(PAGE, {"text": wrong})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert "第" in answer.context["form"].errors["text"][0]
    assert LocalNumbers.objects.count() == 0


def test_day_before_the_adoption_is_refused(sign_in, make_user, adopted):
    draft = draft_overlay(by=make_user("leader", username="drafter"), adoption=adopted, text=EIGHT_YEARS)

    answer = sign_in("leader").post(reverse("rules:draft", args=[draft.key]), {"adopted_on": "2009-07-20"})

    assert "本地数值不能早于该日" in answer.text
    assert LocalNumbers.objects.get().adopted_on is None


def test_adoptions_lead_to_their_numbers_for_who_may(sign_in, adopted):
    leader = sign_in("leader").get(reverse("rules:adoption"))
    auditor = sign_in("auditor", username="b").get(reverse("rules:adoption"))

    assert leader.context["table"].rows[0][4].href == PAGE
    assert len(auditor.context["table"].columns) == 4
