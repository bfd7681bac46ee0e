"""The day that pages show: kept, linked, refused, and what it forbids."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from gongdao.errors import UserError
from gongdao.web.shell.as_of import ShownDay, parse_day, shown_day

TODAY = date(2026, 11, 24)
HOME = "/own/"


@pytest.mark.parametrize("text", ["abc", "", "2026-13-01", "2026-02-30", "1899-12-31", "2101-01-01", "２０２６-01-01x"])
def test_parse_day_refuses_what_is_no_day(text):
    with pytest.raises(UserError) as refusal:
        parse_day(text)

    assert refusal.value.code == "bad_day"


@pytest.mark.parametrize("text", ["1900-01-01", "2016-02-29", "2100-12-31"])
def test_parse_day_reads_days(text):
    assert parse_day(text).isoformat() == text


@pytest.mark.parametrize(
    ("asked", "kept", "shown"),
    [
        (None, None, ShownDay(TODAY)),
        (None, "2016-07-21", ShownDay(date(2016, 7, 21))),
        ("2016-07-21", None, ShownDay(date(2016, 7, 21), from_link=True)),
        ("2016-07-21", "2016-07-21", ShownDay(date(2016, 7, 21))),
        ("2026-11-24", "2016-07-21", ShownDay(TODAY, from_link=True)),
    ],
)
def test_shown_day_prefers_the_link_then_the_session_then_today(asked, kept, shown):
    assert shown_day(asked=asked, kept=kept, today=TODAY) == shown


def test_posted_day_is_kept_and_said_in_words(sign_in):
    client = sign_in("roster_clerk")

    answer = client.post(reverse("shell:as_of"), {"as_of": "2016-07-21", "next": HOME}, follow=True)

    assert answer.redirect_chain == [(HOME, 302)]
    assert client.session["as_of"] == "2016-07-21"
    assert "现在看到的是 <strong>2016年7月21日</strong> 的情况，不是今天" in answer.text
    assert '<body class="other-day">' in answer.text


def test_posting_today_forgets_the_day(sign_in):
    client = sign_in("roster_clerk")
    client.post(reverse("shell:as_of"), {"as_of": "2016-07-21"})

    answer = client.post(reverse("shell:as_of"), {"as_of": timezone.localdate().isoformat()}, follow=True)

    assert "as_of" not in client.session
    assert '<body class="">' in answer.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_bad_day_is_refused_in_one_sentence_and_changes_nothing(sign_in, method):
    client = sign_in("roster_clerk")
    client.post(reverse("shell:as_of"), {"as_of": "2016-07-21"})

    if method == "get":
        answer = client.get(HOME, {"as_of": "abc"})
    else:
        answer = client.post(reverse("shell:as_of"), {"as_of": "abc"})

    assert answer.status_code == 400
    assert "不能按该日期查看。" in answer.text
    assert "现为“abc”。请改正日期后再试，原来的截至日期没有变。" in answer.text
    assert client.session["as_of"] == "2016-07-21"


def test_linked_day_holds_for_one_page(sign_in):
    client = sign_in("roster_clerk")

    answer = client.get(HOME, {"as_of": "2016-07-21"})

    assert "其他页面也按这一天" in answer.text
    assert "as_of" not in client.session


def test_acts_wait_for_today_but_signing_out_does_not(sign_in):
    client = sign_in("roster_clerk")
    client.post(reverse("shell:as_of"), {"as_of": "2016-07-21"})

    refused = client.post(f"{reverse('shell:gallery')}", {})
    left = client.post(reverse("accounts:sign_out"))

    assert refused.status_code == 409
    assert "现在的截至日期是2016年7月21日，不是今天" in refused.text
    assert left.status_code == 302


def test_next_leads_to_no_other_site(sign_in):
    answer = sign_in("leader").post(reverse("shell:as_of"), {"as_of": "2016-07-21", "next": "https://example.invalid/"})

    assert answer["Location"] == "/"
