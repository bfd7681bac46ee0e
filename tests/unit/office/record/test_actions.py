import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from gongdao.errors import Denied, UserError
from gongdao.office.audit import verification, witness
from gongdao.office.audit.models import AppendOnly, Checkpoint, Event, Leaf, Secret
from gongdao.office.record import actions
from gongdao.office.record.models import Erasure
from gongdao.standalone import verify_record
from tests.factories.accounts import make_user
from tests.factories.record import make_events, make_witness

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def erased(auditor, leader, seqs=(1, 2)) -> Erasure:
    proposed = actions.propose_erasure(by=auditor, seqs=seqs, basis="依据示例法第1条")
    return actions.approve_erasure(by=leader, erasure=proposed)


def test_erasure_destroys_values_and_keys_and_the_record_stays_good(auditor, leader):
    make_events(5)
    kept = make_witness()

    erased(auditor, leader)

    emptied = Event.objects.filter(leaf__seq__in=(1, 2)).values_list("sentence", "subject_key", "data", "act")
    assert list(emptied) == [("", "", {}, "tests.act_2"), ("", "", {}, "tests.act_1")]
    assert Secret.objects.filter(event__leaf__seq__in=(1, 2)).count() == 0
    assert verification.verify(witness=kept).problems == []


def test_erasure_leaves_two_events_with_law_and_approvers(auditor, leader):
    make_events(3)

    done = erased(auditor, leader)

    told = Event.objects.filter(subject_key=done.key).order_by("id").values_list("act", "data")
    said = {"seqs": [1, 2], "basis": "依据示例法第1条"}
    assert list(told) == [
        ("record.propose_erasure", {**said, "approvers": [auditor.key]}),
        ("record.approve_erasure", {**said, "approvers": [auditor.key, leader.key]}),
    ]


def test_nobody_approves_what_he_has_proposed(auditor):
    make_events(3)
    proposed = actions.propose_erasure(by=auditor, seqs=[1], basis="依据示例法第1条")

    with pytest.raises(UserError) as refused:
        actions.approve_erasure(by=auditor, erasure=proposed)

    assert refused.value.code == "approvers_differ"
    assert Secret.objects.count() == Event.objects.count() == 4


def test_the_database_refuses_one_person_as_both(auditor):
    make_events(2)
    proposed = actions.propose_erasure(by=auditor, seqs=[1], basis="依据示例法第1条")
    proposed.second_key = auditor.key

    with pytest.raises(IntegrityError), transaction.atomic():
        proposed.save()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"seqs": [1], "basis": " "}, "basis_missing"),
        ({"seqs": [], "basis": "依据"}, "no_leaves"),
        ({"seqs": [99], "basis": "依据"}, "not_erasable"),
    ],
)
def test_unfit_proposal_changes_nothing(auditor, values, code):
    make_events(2)

    with pytest.raises(UserError) as refused:
        actions.propose_erasure(by=auditor, **values)

    assert (refused.value.code, Erasure.objects.count(), Event.objects.count()) == (code, 0, 2)


def test_an_erasure_cannot_itself_be_erased(auditor, leader):
    make_events(3)
    erased(auditor, leader)

    with pytest.raises(UserError) as refused:
        actions.propose_erasure(by=auditor, seqs=[4], basis="依据")

    assert refused.value.code == "not_erasable"


def test_a_stranger_may_not_erase():
    make_events(2)

    with pytest.raises(Denied):
        actions.propose_erasure(by=make_user("stranger"), seqs=[1], basis="依据")

    assert Event.objects.values_list("act", "result").first() == ("audit:erasure:decide", "denied")


@pytest.mark.parametrize("table", ["audit_leaf", "audit_node", "audit_log", "audit_event", "audit_secret"])
def test_the_database_keeps_the_record(table):
    make_events(2)
    statements = {
        "audit_leaf": "DELETE FROM audit_leaf",
        "audit_node": "UPDATE audit_node SET hash = ''",
        "audit_log": "UPDATE audit_log SET suite = 2",
        "audit_event": "UPDATE audit_event SET sentence = ''",
        "audit_secret": "DELETE FROM audit_secret",
    }

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements[table])

    assert verification.verify().problems == []


def test_a_leaf_cannot_be_changed_by_the_model():
    make_events(1)

    with pytest.raises(AppendOnly):
        Leaf.objects.update(hash="")


def test_a_correction_names_what_it_sets_right(auditor):
    event = make_events(1)[0]

    made = actions.correct_event(by=auditor, event=event, sentence="应为第2号单位")

    assert (made.corrects, made.sentence, made.subject_key) == (event.pk, "更正：应为第2号单位", event.subject_key)
    assert Event.objects.get(pk=event.pk).sentence == "试记第0条"


@pytest.fixture
def export(auditor, leader, tmp_path) -> Path:
    make_events(9)
    erased(auditor, leader)
    witness.add(tmp_path / "witness.txt")
    make_events(3)
    actions.export_record(by=auditor, out=tmp_path / "record.jsonl", os_user="ops")
    return tmp_path / "record.jsonl"


def stand_alone(*words: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, verify_record.__file__, *map(str, words)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()[-1] if done.stdout else done.stderr


def test_the_stand_alone_verifier_agrees(export):
    size, root = Leaf.objects.count() - 1, verification.verify().root

    code, said = stand_alone(export, "--witness", export.with_name("witness.txt"))

    assert (code, said.split("，")[0]) == (0, f"全程纪实完好：{size}片叶")
    assert len(root) == 64


def test_the_export_is_an_event(auditor, export):
    assert Event.objects.values_list("act", "result", "actor_key", "data", "rows").first() == (
        "record.export_record",
        "read",
        auditor.key,
        {"os_user": "ops"},
        Leaf.objects.count() - 1,
    )


@pytest.mark.parametrize("line", [2, 5, -1])
def test_the_stand_alone_verifier_finds_a_changed_line(export, line):
    lines = export.read_text("utf-8").splitlines()
    leaves = [number for number, text in enumerate(lines) if '"kind":"leaf"' in text]
    item = json.loads(lines[leaves[line]])
    item["body"] = item["body"].replace("T", "U", 1)
    lines[leaves[line]] = json.dumps(item, ensure_ascii=False)
    export.write_text("\n".join(lines), "utf-8")

    assert stand_alone(export)[0] == 1


def test_the_stand_alone_verifier_finds_a_missing_end(export):
    lines = export.read_text("utf-8").splitlines()
    export.write_text("\n".join(lines[:-4]), "utf-8")

    assert stand_alone(export)[0] == 1


def test_the_stand_alone_verifier_refuses_another_file(tmp_path):
    (tmp_path / "other").write_text("没有", "utf-8")

    assert stand_alone(tmp_path / "other")[0] == 2


def test_the_evidence_of_one_object_holds_its_events_and_proofs(auditor):
    make_events(11)

    page = actions.export_evidence(by=auditor, subject_kind="unit", subject_key="u1")

    package = json.loads(page.split('id="package">')[1].split("</script>")[0])
    assert [leaf["seq"] for leaf in package["leaves"]] == [1, 6]
    assert package["checkpoint"] == Checkpoint.objects.get().note
    assert Event.objects.first().act == "record.export_evidence"


def test_no_evidence_of_an_object_without_events(auditor):
    with pytest.raises(UserError) as refused:
        actions.export_evidence(by=auditor, subject_kind="unit", subject_key="none")

    assert refused.value.code == "no_events"
