import pytest

from gongdao.office.audit import checkpoints
from gongdao.office.audit.models import Event
from gongdao.office.jobs.models import Job
from gongdao.office.record.verifying import verify
from tests.factories.record import make_events


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def auditor(client, make_user):
    user = make_user("audit_administrator", unit="")
    client.force_login(user)
    return client


def test_search_finds_by_object_and_shows_the_leaf(auditor):
    make_events(7)

    page = auditor.get("/record/", {"kind": "unit", "key": "u1"}).content.decode()

    assert "试记第1条" in page
    assert "试记第6条" in page
    assert "试记第2条" not in page


def test_event_shows_its_proof_and_not_what_was_written(auditor):
    event = make_events(3)[1]
    checkpoints.make()

    page = auditor.get(f"/record/events/{event.pk}/").content.decode()

    assert event.leaf.hash in page
    assert "names" not in page


def test_evidence_is_sent_and_recorded(auditor):
    make_events(3)

    sent = auditor.get("/record/evidence/", {"kind": "unit", "key": "u1"})

    assert sent["Content-Disposition"].startswith("attachment")
    assert Event.objects.first().act == "record.export_evidence"


def test_checkpoints_are_listed_and_drawn(auditor):
    make_events(3)
    made = checkpoints.make()

    assert made.root in auditor.get("/record/checkpoints/").content.decode()
    assert "<svg" in auditor.get("/record/checkpoints/3/").content.decode()
    assert auditor.get("/record/checkpoints/4/").status_code == 404


def test_verification_is_a_job_with_its_conclusion(auditor):
    make_events(3)
    checkpoints.make()

    sent = auditor.post("/record/verify/")
    job = Job.objects.get()
    Job.objects.update(state="done", result=verify(lambda _done, _total: None))

    assert sent["Location"] == f"/jobs/{job.key}/"
    assert "完好" in auditor.get(f"/record/verified/{job.key}/").content.decode()


def test_a_leader_sees_no_record(client, make_user):
    client.force_login(make_user("leader"))

    assert client.get("/record/").status_code == 403


def test_an_event_put_in_past_the_product_shows_that_it_has_no_leaf(auditor):
    event = Event.objects.create(act="tests.act", result="done", sentence="混入的一条")

    assert "无叶" in auditor.get("/record/").content.decode()
    assert "无叶" in auditor.get(f"/record/events/{event.pk}/").content.decode()
