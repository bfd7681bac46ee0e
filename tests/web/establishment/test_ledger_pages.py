"""The quota ledger in the browser's terms: lines, postings, keeping and giving back a place, the sheet to print."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from gongdao.office.establishment.models import Quota, QuotaHold
from gongdao.office.orgs.models import Unit

LEVEL = "section_deputy"


@pytest.fixture
def bureau(district) -> Unit:
    unit = Unit.objects.get(key="bureau")
    Quota.objects.create(key="q1", unit=unit, level=LEVEL, approved=2, started_on=date(2020, 1, 1))
    return unit


@pytest.fixture
def clerk(sign_in, bureau):
    client = sign_in("roster_clerk")
    assert client.post("/quotas/settle/").status_code == 302
    return client


def _keep(client, **values: str):
    told = {"account": "reserved", "purpose": "副局长动议", "on": timezone.localdate().isoformat()} | values
    return client.post(f"/quotas/bureau/{LEVEL}/keep/", told)


def test_empty_ledger_says_what_to_do(sign_in):
    page = sign_in("roster_clerk").get("/quotas/").content.decode()
    assert "登记核定职数、职位和任职后，点“对账”记账。" in page


def test_ledger_shows_each_line_on_the_day_of_the_header(clerk):
    page = clerk.get("/quotas/").content.decode()
    assert "示例区财政局" in page
    assert "共 1 个账户" in page
    before = clerk.get("/quotas/?as_of=2019-12-31").content.decode()
    assert "示例区财政局" in before


def test_filter_narrows_to_units_and_levels(clerk):
    assert "示例区财政局" in clerk.get("/quotas/?unit=财政").content.decode()
    assert "共 0 个账户" in clerk.get("/quotas/?unit=没有的单位").content.decode()
    assert "共 0 个账户" in clerk.get("/quotas/?level=stock").content.decode()


def test_place_is_kept_and_given_back(clerk):
    assert _keep(clerk).status_code == 302
    page = clerk.get(f"/quotas/bureau/{LEVEL}/").content.decode()
    assert "预留" in page
    hold = QuotaHold.objects.get()
    done = clerk.post(f"/quotas/holds/{hold.key}/release/", {"on": timezone.localdate().isoformat()})
    assert done.status_code == 302
    hold.refresh_from_db()
    assert hold.released_on == timezone.localdate()


def test_refused_place_keeps_what_was_typed_and_names_the_clause(clerk):
    for _ in range(2):
        assert _keep(clerk).status_code == 302
    refused = _keep(clerk, purpose="第三名")
    assert refused.status_code == 422
    assert "没有空缺（QSH-24f）：核定2名，实配0名，预留和冻结2名" in refused.content.decode()
    assert "第三名" in refused.content.decode()


def test_purpose_is_shown_to_whoever_may_know_restricted_matters(clerk, sign_in):
    _keep(clerk)
    assert "（限制级）" in clerk.get(f"/quotas/bureau/{LEVEL}/").content.decode()
    selection = sign_in("selection_clerk", username="wang")
    assert "副局长动议" in selection.get(f"/quotas/bureau/{LEVEL}/").content.decode()


def test_leader_enters_a_permission(clerk, sign_in):
    leader = sign_in("leader", username="han")
    told = {"places": "1", "document": "市委组批〔2026〕3号", "on": "2026-01-01"}
    assert leader.post(f"/quotas/bureau/{LEVEL}/permit/", told).status_code == 302
    assert "市委组批〔2026〕3号" in leader.get(f"/quotas/bureau/{LEVEL}/").content.decode()
    assert clerk.post(f"/quotas/bureau/{LEVEL}/permit/", told).status_code == 403


def test_sheet_holds_every_line_that_the_reader_may_see(clerk):
    sent = clerk.get("/quotas/export/")
    sheet = openpyxl.load_workbook(BytesIO(sent.content)).active
    told = [tuple(cell for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert told[0][0].startswith("领导职数配备情况表（")
    assert told[2] == ("示例区财政局", "乡科级副职", *"20002000")


def test_line_out_of_sight_is_not_found(clerk, sign_in):
    other = sign_in("roster_clerk", unit="unit-2", username="zhao")
    assert other.get(f"/quotas/bureau/{LEVEL}/").status_code == 404
    assert "共 0 个账户" in other.get("/quotas/").content.decode()


def test_page_takes_few_queries_however_many_lines(clerk, bureau, django_assert_max_num_queries):
    for number in range(60):
        unit = Unit.objects.create(
            key=f"u{number}", name=f"单位{number}", parent=bureau, path=f"{bureau.path}u{number}/"
        )
        Quota.objects.create(key=f"qq{number}", unit=unit, level=LEVEL, approved=1)
    clerk.post("/quotas/settle/")
    with django_assert_max_num_queries(20):
        assert clerk.get("/quotas/").status_code == 200
