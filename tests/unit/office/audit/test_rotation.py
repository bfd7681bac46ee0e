"""A change of key: both sign the first checkpoint after it, and from either the whole record can be checked."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from gongdao.errors import UserError
from gongdao.office.access.roles import AuditAdministrator
from gongdao.office.audit import actions as audit
from gongdao.office.audit import appending, checkpoints, exporting, notes, rotation, signing, verification, witness
from gongdao.office.audit.models import Checkpoint, Event
from gongdao.office.record import actions
from gongdao.standalone import verify_record
from tests.factories.access import make_holder
from tests.factories.record import make_events

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def auditor():
    return make_holder(AuditAdministrator)


@pytest.fixture
def rotate(auditor, django_capture_on_commit_callbacks):
    """Change the key as the command does, with all that follows a commit."""

    def run() -> str:
        with django_capture_on_commit_callbacks(execute=True):
            line = actions.rotate_key(by=auditor)
        with django_capture_on_commit_callbacks(execute=True):
            checkpoints.make()
        return line

    return run


def own_key() -> notes.Verifier:
    """Give the present key, made when there is none yet."""
    return notes.verifier_of(appending.the_log().name, signing.signing_key())


def signers(note: str) -> list[str]:
    return [key_hash.hex() for _, key_hash, _ in notes.read(note).signatures]


def test_the_first_checkpoint_after_a_change_bears_both_signatures(rotate):
    make_events(3)
    old = own_key()

    line = rotate()
    make_events(2)
    checkpoints.make()

    new = notes.read_verifier(line)
    assert signing.public_key() == new != old
    assert not signing.next_path().exists()
    assert [signers(one.note) for one in Checkpoint.objects.order_by("size")] == [
        [old.hash.hex()],
        [old.hash.hex(), new.hash.hex()],
        [new.hash.hex()],
    ]


def test_the_change_is_a_leaf_with_both_public_keys(rotate, auditor):
    make_events(1)
    old = own_key()

    line = rotate()

    told = Event.objects.filter(act="record.rotate_key").values_list("actor_key", "subject_key", "data")
    assert list(told) == [(auditor.key, notes.read_verifier(line).hash.hex(), {"old": old.text, "new": line})]


def test_every_verifier_follows_from_the_oldest_key_and_from_the_newest(rotate, tmp_path):
    make_events(3)
    file = tmp_path / "witness.txt"
    witness.add(file)
    rotate()
    make_events(4)
    rotate()
    make_events(2)
    checkpoints.make()

    added = witness.add(file)

    assert added.size == appending.size()
    assert verification.verify(witness=witness.read(file)).exit_code == verification.GOOD
    assert verification.verify().exit_code == verification.GOOD
    assert stand_alone(tmp_path, file).problems == []
    assert stand_alone(tmp_path).problems == []


def stand_alone(folder, file=None) -> verify_record.Verification:
    export = folder / "record.jsonl"
    export.write_text("".join(f"{line}\n" for line in exporting.lines()), "utf-8")
    return verify_record.verify(export, file, None)


def test_a_change_without_the_old_signature_is_found(tmp_path):
    """Whoever has the database, but not the key, writes a leaf of a change and signs with a key of his own."""
    make_events(3)
    file = tmp_path / "witness.txt"
    witness.add(file)
    name, own = appending.the_log().name, Ed25519PrivateKey.generate()
    new, old = notes.verifier_of(name, own), signing.public_key()
    mark, data = new.hash.hex(), {"old": old.text, "new": new.text}
    audit.record(by=None, act=rotation.ACT, subject_kind=rotation.KIND, subject_key=mark, sentence="更换", data=data)
    made = notes.read(checkpoints.make().note)
    forged = notes.sign(notes.Note(made.origin, made.size, made.root), name, own)
    checkpoint = Checkpoint.objects.get(size=made.size)
    with connection.cursor() as cursor:
        trigger = "audit_checkpoint_keep_row"
        suffix = " ON audit_checkpoint" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {trigger}{suffix}")
        cursor.execute("UPDATE audit_checkpoint SET note = %s WHERE id = %s", [forged.text, checkpoint.pk])

    report = verification.verify(witness=witness.read(file))

    assert (report.exit_code, report.first_bad) == (verification.TAMPERED, 3)
    assert [one.code for one in report.problems] == ["key_change_unsigned"]
    assert stand_alone(tmp_path, file).problems == ["第3号叶更换了签名密钥，但没有原密钥的签名。"]
    with pytest.raises(UserError) as refused:
        witness.add(file)
    assert refused.value.code == "not_consistent"


def test_an_interrupted_change_is_finished_by_the_next_checkpoint(auditor, django_capture_on_commit_callbacks):
    make_events(2)
    old = own_key()
    actions.rotate_key(by=auditor)  # nothing that follows the commit runs

    with pytest.raises(UserError) as refused, django_capture_on_commit_callbacks():
        rotation.prepare()
    with django_capture_on_commit_callbacks(execute=True):
        made = checkpoints.make()

    assert refused.value.code == "key_changing"
    assert signers(made.note) == [old.hash.hex(), signing.public_key().hash.hex()]
    assert verification.verify().exit_code == verification.GOOD


def test_a_change_that_was_undone_leaves_the_old_key(auditor, django_capture_on_commit_callbacks):
    make_events(2)
    old = own_key()
    rotation.prepare()  # its leaf was rolled back

    with django_capture_on_commit_callbacks(execute=True):
        made = checkpoints.make()

    assert (signers(made.note), signing.public_key()) == ([old.hash.hex()], old)


def test_the_evidence_names_a_key_that_has_signed_its_checkpoint(rotate):
    make_events(2)
    rotate()

    package = exporting.evidence(Event.objects.all())

    assert notes.read(package["checkpoint"]).is_signed_by(notes.read_verifier(package["key"]))
    assert json.dumps(package)
