"""What is done with the record itself; each of these stands in it, too."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from gongdao.office.accounts import gate
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit import checkpoints, erasing, exporting, rotation
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.audit.models import Event
from gongdao.office.audit.queries import events_of
from gongdao.office.jobs.actions import enqueue
from gongdao.office.jobs.models import Job
from gongdao.office.record.erasable import check
from gongdao.office.record.messages import refusal
from gongdao.office.record.models import Erasure
from gongdao.papers import evidence

VERIFY_JOB = "record.verify"


@act
def export_record(*, by: Actor, out: Path, os_user: str = "") -> int:
    """Write the whole record to a file for the stand-alone verifier; return the number of leaves before this act.
    The event is in the file's successor, not in the file: it is written when the file is complete.

    Raises: UserError `not_written`; Denied.
    """
    gate.require(by, Permission.AUDIT_RECORD_EXPORT, subject_kind="record")
    checkpoints.make()
    try:
        with out.open("w", encoding="utf-8") as file:
            count = sum(1 for line in exporting.lines() if file.write(f"{line}\n") and '"kind":"leaf"' in line)
    except OSError:
        raise refusal("not_written", name=out.name) from None
    record(
        by=by,
        act="record.export_record",
        subject_kind="record",
        sentence=f"导出全程纪实{count}片叶",
        data={"os_user": os_user} if os_user else {},
        rows=count,
        result=Event.Result.READ,
    )
    return count


@act
def export_evidence(*, by: Actor, subject_kind: str, subject_key: str) -> str:
    """Write the events of one object with their proofs as a page that verifies itself in a browser.

    Raises: UserError `no_events`; Denied.
    """
    gate.require(by, Permission.AUDIT_RECORD_EXPORT, subject_kind=subject_kind, subject_key=subject_key)
    events = list(events_of(subject_kind, subject_key))
    if not events:
        raise refusal("no_events")
    page = evidence.write_page(f"{subject_kind} {subject_key}", exporting.evidence(events))
    record(
        by=by,
        act="record.export_evidence",
        subject_kind=subject_kind,
        subject_key=subject_key,
        sentence=f"导出证据包，含{len(events)}条审计记录",
        rows=len(events),
        result=Event.Result.READ,
    )
    return page


@act
def correct_event(*, by: Actor, event: Event, sentence: str) -> Event:
    """Set right what an event says wrongly: the old one stays, the new one names it.

    Raises: UserError `nothing_to_correct`; Denied.
    """
    gate.require(by, Permission.AUDIT_EVENT_CORRECT, subject_kind=event.subject_kind, subject_key=event.subject_key)
    if not sentence.strip():
        raise refusal("nothing_to_correct")
    return record(
        by=by,
        act="record.correct_event",
        subject_kind=event.subject_kind,
        subject_key=event.subject_key,
        sentence=f"更正：{sentence.strip()}",
        corrects=event,
    )


@act
def propose_erasure(*, by: Actor, seqs: Sequence[int], basis: str) -> Erasure:
    """Propose to destroy what stands behind these leaves, naming the law that demands it. Nothing is destroyed yet.

    Raises: UserError `basis_missing`, `no_leaves`, `not_erasable`, `own_record`; Denied.
    """
    key = new_key("erasure")
    gate.require(by, Permission.AUDIT_ERASURE_DECIDE, subject_kind="erasure", subject_key=key)
    if not basis.strip():
        raise refusal("basis_missing")
    if not seqs:
        raise refusal("no_leaves")
    check(by, seqs)
    erasure = Erasure.objects.create(
        key=key, seqs=sorted(set(seqs)), basis=basis.strip(), first_key=by.key, first_at=timezone.now()
    )
    _record_erasure(by, "propose_erasure", erasure, f"提出清除{len(erasure.seqs)}条审计记录的内容")
    return erasure


@act
def approve_erasure(*, by: Actor, erasure: Erasure) -> Erasure:
    """Decide as the second person, and destroy the values and keys; the leaf of this act is what remains to tell.
    A checkpoint is signed at once.

    Raises: UserError `approvers_differ`, `already_decided`, `not_erasable`, `own_record`; Denied.
    """
    gate.require(by, Permission.AUDIT_ERASURE_DECIDE, subject_kind="erasure", subject_key=erasure.key)
    erasure = _open(erasure)
    if erasure.first_key == by.key:
        raise refusal("approvers_differ")
    check(by, erasure.seqs)
    erasure.second_key, erasure.second_at = by.key, timezone.now()
    told = f"批准清除{len(erasure.seqs)}条审计记录的内容，内容和承诺密钥已销毁"
    decided = _record_erasure(by, "approve_erasure", erasure, told)
    erasing.erase(erasure.seqs, decided)
    erasure.event = decided.pk
    erasure.save()
    checkpoints.make_after_commit()
    return erasure


@act
def close_erasure(*, by: Actor, erasure: Erasure) -> Erasure:
    """Decide that nothing is destroyed: whoever proposed takes it back, another declines.

    Raises: UserError `already_decided`; Denied.
    """
    gate.require(by, Permission.AUDIT_ERASURE_DECIDE, subject_kind="erasure", subject_key=erasure.key)
    erasure = _open(erasure)
    erasure.closed_key, erasure.closed_at = by.key, timezone.now()
    erasure.save(update_fields=("closed_key", "closed_at"))
    told = "撤回清除的提议" if erasure.first_key == by.key else "不同意清除"
    _record_erasure(by, "close_erasure", erasure, f"{told}，{len(erasure.seqs)}条审计记录的内容保留")
    return erasure


@act
def rotate_key(*, by: Actor) -> str:
    """Change the key that signs checkpoints; return the public line of the new one. Everything so far is signed by the
    old one, which also signs the first checkpoint after this act and is then destroyed.

    Raises: UserError `key_changing`, `key_unfit`; Denied.
    """
    gate.require(by, Permission.AUDIT_KEY_ROTATE, subject_kind=rotation.KIND)
    checkpoints.make()
    old, new = rotation.prepare()
    mark = new.hash.hex()
    data = {"old": old.text, "new": new.text}
    sentence = f"更换检查点的签名密钥，新密钥的标识为{mark}"
    record(by=by, act=rotation.ACT, subject_kind=rotation.KIND, subject_key=mark, sentence=sentence, data=data)
    checkpoints.make_after_commit()
    return new.text


@act
def start_verification(*, by: Actor) -> Job:
    """Have the record checked in the background.

    Raises: Denied.
    """
    return enqueue(by=by, kind=VERIFY_JOB, arguments={})


def _open(erasure: Erasure) -> Erasure:
    found = Erasure.objects.unscoped(reason="the action asks for the permission").select_for_update().get(pk=erasure.pk)
    if not found.is_open:
        raise refusal("already_decided")
    return found


def _record_erasure(by: Actor, name: str, erasure: Erasure, sentence: str) -> Event:
    return record(
        by=by,
        act=f"record.{name}",
        subject_kind="erasure",
        subject_key=erasure.key,
        sentence=sentence,
        data={
            "seqs": erasure.seqs,
            "basis": erasure.basis,
            "approvers": [name for name in (erasure.first_key, erasure.second_key) if name],
        },
        rows=len(erasure.seqs),
    )
