"""`gongdao audit`: what each command says, writes and returns; 0 good, 1 tampered, 2 bad input, 3 incomplete."""

import importlib
import json
import re

import pytest
from django.db import connection

from gongdao.office.access.roles import AuditAdministrator
from gongdao.office.audit import checkpoints, notes, signing, verification
from gongdao.office.audit.models import Checkpoint, Event, Leaf
from gongdao.standalone import verify_record
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.record import make_events

pytestmark = pytest.mark.django_db
guard = importlib.import_module("gongdao.office.audit.migrations.0004_record_is_append_only")


@pytest.fixture(autouse=True)
def keys(settings, tmp_path, monkeypatch):
    settings.GONGDAO_KEYS = tmp_path
    monkeypatch.setenv("LOGNAME", "ops-wang")


@pytest.fixture
def auditor():
    return make_holder(AuditAdministrator, username="audit")


def tamper(seq: int) -> None:
    guard.run(guard.REMOVE, connection)
    with connection.cursor() as cursor:
        key = Leaf.objects.get(seq=seq).event_id
        cursor.execute("UPDATE audit_event SET sentence = '另一回事' WHERE id = %s", [key])
    guard.run(guard.INSTALL, connection)


def test_a_good_record_exits_0_with_its_size_and_root(gongdao):
    make_events(5)
    made = checkpoints.make()

    done = gongdao("audit", "verify")

    assert (done.code, done.err) == (0, "")
    assert done.out == f"全程纪实完好：5片叶，1个检查点，根为{made.root}。\n"


def test_a_changed_record_exits_1_and_names_the_first_bad_leaf(gongdao):
    make_events(9)
    checkpoints.make()
    tamper(6)
    tamper(3)

    done, told = gongdao("audit", "verify"), gongdao("audit", "verify", "--format", "json")

    assert (done.code, told.code) == (1, 1)
    assert done.out.splitlines()[-1] == "全程纪实被改动：发现2处，最早的一处在第3号叶。"
    said = json.loads(told.out)
    assert (said["result"], said["first_bad"], said["problem_count"]) == ("tampered", 3, 2)
    assert [(one["code"], one["seq"]) for one in said["problems"]] == [("event_changed", 3), ("event_changed", 6)]


def test_a_record_without_a_checkpoint_exits_3_and_says_what_to_do(gongdao):
    make_events(2)

    done, told = gongdao("audit", "verify"), gongdao("audit", "verify", "--format", "json")

    assert (done.code, told.code) == (3, 3)
    assert "gongdao audit checkpoint" in done.out
    assert [one["code"] for one in json.loads(told.out)["open"]] == ["no_checkpoint"]


def test_an_unfit_witness_file_exits_2_with_one_sentence(gongdao, tmp_path):
    make_events(2)
    (tmp_path / "witness.txt").write_text("没有\n\n检查点\n\n", "utf-8")

    done = gongdao("audit", "verify", "--checkpoint", tmp_path / "witness.txt")

    assert done.is_one_sentence


def test_the_witness_file_grows_and_finds_a_cut_end(gongdao, tmp_path):
    file = tmp_path / "witness.txt"
    make_events(3)
    first = gongdao("audit", "witness", file)
    make_events(4)
    second = gongdao("audit", "witness", file)
    good = gongdao("audit", "verify", "--checkpoint", file)
    guard.run(guard.REMOVE, connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_leaf WHERE seq >= 5")
        cursor.execute("DELETE FROM audit_checkpoint WHERE size > 5")
    guard.run(guard.INSTALL, connection)

    cut = gongdao("audit", "verify", "--checkpoint", file)
    before = file.read_bytes()
    refused = gongdao("audit", "witness", file)

    assert [re.search(r"(\d+)片叶", done.out)[1] for done in (first, second)] == ["3", "7"]
    assert (good.code, cut.code) == (0, 1)
    assert "见证文件中7片叶的检查点记有7片叶，现在只有5片" in cut.out
    assert (refused.is_one_sentence, file.read_bytes()) == (True, before)


def test_nothing_can_be_witnessed_before_anything_has_been_done(gongdao, tmp_path):
    done = gongdao("audit", "witness", tmp_path / "witness.txt")

    assert (done.is_one_sentence, (tmp_path / "witness.txt").exists()) == (True, False)


def test_a_checkpoint_is_shown_as_it_is_signed_and_drawn(gongdao, tmp_path):
    make_events(3)

    done = gongdao("audit", "checkpoint", "--qr", tmp_path / "code.svg")

    assert done.code == 0
    assert done.out == Checkpoint.objects.get().note
    assert notes.read(done.out).is_signed_by(signing.public_key())
    assert (tmp_path / "code.svg").read_bytes().startswith(b"<?xml")


def test_an_empty_record_has_no_checkpoint(gongdao):
    done = gongdao("audit", "checkpoint")

    assert (done.is_one_sentence, Checkpoint.objects.count()) == (True, 0)


def test_the_export_is_verified_by_the_stand_alone_verifier(gongdao, auditor, tmp_path):
    make_events(4)

    done = gongdao("audit", "export", "--out", tmp_path / "record.jsonl", "--as", "audit")

    assert (done.code, done.out) == (0, "已导出4片叶到“record.jsonl”。\n")
    found = verify_record.verify(tmp_path / "record.jsonl", None, None)
    assert (found.problems, found.unchecked, found.tree.size) == ([], [], 4)
    assert Event.objects.first().data == {"os_user": "ops-wang"}


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--out", "{}/record.jsonl", "--as", "nobody"),
        ("export", "--out", "{}/none/record.jsonl", "--as", "audit"),
        ("evidence", "unit", "none", "--out", "{}/e.html", "--as", "audit"),
        ("evidence", "unit", "u1", "--out", "{}/e.html", "--as", "stranger"),
        ("export", "--out", "{}/record.jsonl", "--as", "stranger"),
        ("rotate-key", "--as", "stranger"),
    ],
)
def test_a_refusal_is_one_sentence_and_writes_nothing(gongdao, auditor, tmp_path, words):
    make_events(3)
    make_user("stranger")

    done = gongdao("audit", *(word.format(tmp_path) for word in words))

    assert done.is_one_sentence
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".jsonl", ".html")] == []
    assert Event.objects.exclude(result="denied").count() == 3


def test_the_evidence_of_one_object_is_one_page(gongdao, auditor, tmp_path):
    make_events(11)

    done = gongdao("audit", "evidence", "unit", "u1", "--out", tmp_path / "e.html", "--as", "audit")

    assert done.code == 0
    package = json.loads((tmp_path / "e.html").read_text("utf-8").split('id="package">')[1].split("</script>")[0])
    assert [leaf["seq"] for leaf in package["leaves"]] == [1, 6]


def test_the_key_is_changed_and_the_record_still_verifies(
    gongdao, auditor, tmp_path, django_capture_on_commit_callbacks
):
    make_events(3)
    file = tmp_path / "witness.txt"
    gongdao("audit", "witness", file)
    old = signing.public_key()

    with django_capture_on_commit_callbacks(execute=True):
        done = gongdao("audit", "rotate-key", "--as", "audit")

    line = done.out.splitlines()[-1]
    assert (done.code, signing.public_key().text == line, old.text == line) == (0, True, False)
    assert gongdao("audit", "verify", "--checkpoint", file).code == 0
    assert gongdao("audit", "witness", file).code == 0
    assert verification.verify().exit_code == 0
    assert Event.objects.first().data == {"old": old.text, "new": line, "os_user": "ops-wang"}
