"""Comparisons: submitted, worked out, shown within scope."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.jobs import runner
from gongdao.office.jobs.models import Job
from gongdao.office.rulings.actions import draft_overlay
from gongdao.office.rulings.models import Finding
from tests.factories.findings import EIGHT_YEARS

COMPARE = reverse("rules:compare")
DAYS = {"before": "2026-07-20", "after": "2026-07-21"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.GONGDAO_DATA = tmp_path


def compared(client, address=COMPARE, form=DAYS) -> str:
    """Submit a comparison, run it, and give the address of its result."""
    client.post(address, form)
    job = Job.objects.latest("id")
    runner.run(job.key)
    return reverse("rules:comparison", args=[job.key])


@pytest.mark.parametrize("role", [*ROLES, None])
def test_page_opens_exactly_for_those_who_may_sweep(sign_in, role):
    answer = sign_in(role).get(COMPARE)

    may = role is not None and Permission.RULES_SWEEP_RUN in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_two_days_name_who_differs_and_why(sign_in, official):
    client = sign_in("leader")

    answer = client.get(compared(client))

    rows = {row[2].text: row for row in answer.context["table"].rows}
    row = rows["QSH-20c"]
    assert (row[4].badge.outcome, row[5].badge.outcome) == ("holds", "fails")
    assert row[6].text == "按登记的日期，自2026年7月21日起结论改变"
    assert Finding.objects.count() == 0


def test_counts_lead_to_the_rows_of_their_clause(sign_in, official):
    client = sign_in("leader")
    address = compared(client)

    counts = client.get(address).context["counts"]
    narrowed = client.get(address, {"clause": "QSH-20c"})

    assert next(row[3].href for row in counts.rows if row[0].text == "QSH-20c") == f"{address}?clause=QSH-20c"
    assert [row[2].text for row in narrowed.context["table"].rows] == ["QSH-20c"]


def test_draft_is_compared_with_the_numbers_in_use(sign_in, make_user, adopted, official):
    draft = draft_overlay(by=make_user("leader", username="drafter"), adoption=adopted, text=EIGHT_YEARS)
    client = sign_in("leader")

    answer = client.get(compared(client, reverse("rules:compare_draft", args=[draft.key]), {}))

    reasons = {row[2].text: row[6].text for row in answer.context["table"].rows}
    assert set(reasons) <= {"QSH-20c"}
    assert "《示例区干部交流年限规定》" in answer.context["page"].lead


def test_same_day_is_refused(sign_in, adopted):
    answer = sign_in("leader").post(COMPARE, {"before": "2026-07-20", "after": "2026-07-20"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "不能比较。前后都是2026年7月20日" in answer.text
    assert Job.objects.count() == 0


def test_comparison_belongs_to_who_submitted_it(sign_in, official):
    address = compared(sign_in("leader"))

    assert sign_in("leader", username="b").get(address).status_code == HTTPStatus.NOT_FOUND


def test_rows_out_of_scope_are_not_shown(sign_in, official):
    client = sign_in("training_clerk", unit="unit-2")

    answer = client.get(compared(client))

    assert answer.context["table"].rows == ()
    assert "您管理范围内结论不同的有0项" in answer.context["page"].lead
