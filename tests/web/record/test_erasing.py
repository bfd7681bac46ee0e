"""Pages of erasure and correction: two people, both having shown who they are; what goes and what stays."""

import pytest

from gongdao.office.audit import verification
from gongdao.office.audit.models import Event, Secret
from gongdao.office.record.models import Erasure
from gongdao.web.record.forms import MOST_LEAVES, LeavesField
from tests.factories.record import make_events

BASIS = "依据示例法第1条"


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def auditor(sign_in):
    return sign_in("audit_administrator", unit="", username="audit")


@pytest.fixture
def leader(sign_in):
    return sign_in("leader", username="leader")


def propose(client, leaves="0、2-3") -> Erasure:
    client.post("/record/erasures/propose/", {"seqs": leaves, "basis": BASIS})
    return Erasure.objects.get()


def test_one_proposes_and_another_destroys(auditor, leader):
    make_events(5)

    proposed = propose(auditor)
    before = Secret.objects.count()
    shown = leader.get(f"/record/erasures/{proposed.key}/").content.decode()
    leader.post(f"/record/erasures/{proposed.key}/", {"approve": "1"})

    assert proposed.seqs == [0, 2, 3]
    assert "批准并清除" in shown
    assert Secret.objects.count() == before + 1 - 3
    assert Erasure.objects.get().second_key == "leader"
    assert verification.verify().problems == []


def test_whoever_proposed_is_offered_to_take_back_only(auditor):
    make_events(4)
    proposed = propose(auditor)

    page = auditor.get(f"/record/erasures/{proposed.key}/").content.decode()
    refused = auditor.post(f"/record/erasures/{proposed.key}/", {"approve": "1"})
    auditor.post(f"/record/erasures/{proposed.key}/", {"close": "1"})

    assert ("撤回" in page, "批准并清除" in page) == (True, False)
    assert (refused.status_code, "须为两人" in refused.content.decode()) == (400, True)
    assert (Erasure.objects.get().closed_key, Secret.objects.filter(event__leaf__seq__in=[0, 2, 3]).count()) == (
        "audit",
        3,
    )
    assert "批准并清除" not in auditor.get(f"/record/erasures/{proposed.key}/").content.decode()


def test_who_may_not_read_the_record_sees_no_sentence_before_deciding(auditor, leader):
    make_events(4)
    proposed = propose(auditor)

    pages = [client.get(f"/record/erasures/{proposed.key}/").content.decode() for client in (auditor, leader)]

    assert ["试记第2条" in page for page in pages] == [True, False]
    assert all(BASIS in page and "u2" in page for page in pages)


def test_a_refusal_keeps_what_was_typed(auditor):
    make_events(2)

    answers = [
        auditor.post("/record/erasures/propose/", {"seqs": seqs, "basis": BASIS})
        for seqs in ("甲", "99", f"0-{MOST_LEAVES}")
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert all(BASIS in answer.content.decode() for answer in answers)
    assert Erasure.objects.count() == 0


@pytest.mark.parametrize("role", ["roster_clerk", "security_administrator", "auditor", None])
def test_nobody_else_sees_or_decides(sign_in, auditor, role):
    make_events(4)
    proposed = propose(auditor)
    unit = "" if role == "security_administrator" else "district"
    client = sign_in(role, unit=unit, username="other")

    answers = [
        client.get("/record/erasures/"),
        client.get(f"/record/erasures/{proposed.key}/"),
        client.post(f"/record/erasures/{proposed.key}/", {"approve": "1"}),
        client.post("/record/erasures/propose/", {"seqs": "1", "basis": BASIS}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert Erasure.objects.get().is_open


@pytest.mark.parametrize(
    "path", ["erasures/propose/", "erasures/{key}/", "events/{pk}/correct/", "evidence/?kind=unit&key=u1"]
)
def test_what_is_grave_asks_again_who_it_is(settings, auditor, path):
    event = make_events(4)[1]
    proposed = propose(auditor)
    settings.GONGDAO_REAUTHENTICATE_MINUTES = 0
    before = Event.objects.count()

    answer = auditor.get(f"/record/{path.format(key=proposed.key, pk=event.pk)}")

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/verify/")
    assert Event.objects.count() == before


def test_a_correction_is_a_new_leaf_and_both_are_shown(auditor):
    event = make_events(2)[0]

    sent = auditor.post(f"/record/events/{event.pk}/correct/", {"sentence": "应为乙镇"})

    made = Event.objects.get(act="record.correct_event")
    assert (sent["Location"], made.corrects, made.subject_key) == (
        f"/record/events/{made.pk}/",
        event.pk,
        event.subject_key,
    )
    old, new = (auditor.get(f"/record/events/{pk}/").content.decode() for pk in (event.pk, made.pk))
    assert "更正：应为乙镇" in old
    assert f"/record/events/{event.pk}/" in new


def test_an_empty_correction_changes_nothing(auditor):
    event = make_events(1)[0]

    answer = auditor.post(f"/record/events/{event.pk}/correct/", {"sentence": "  "})

    assert (answer.status_code, Event.objects.count()) == (422, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("3", [3]), ("3、5-7", [3, 5, 6, 7]), ("5-7 6,3；3", [3, 5, 6, 7]), ("9-7", []), ("0-999", list(range(1000)))],
)
def test_leaves_are_read_in_order_and_once(text, found):
    assert LeavesField().clean(text) == found


@pytest.mark.parametrize("act", ["提出清除", "更正", "下载该对象的证据包"])
def test_the_event_offers_what_may_be_done(auditor, act):
    event = make_events(1)[0]

    assert act in auditor.get(f"/record/events/{event.pk}/").content.decode()
