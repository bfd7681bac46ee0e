"""A record of a few acts, as the tests need it."""

from gongdao.office.audit import actions, checkpoints, notes, signing
from gongdao.office.audit.models import Event
from gongdao.office.audit.witness import Witness


def make_events(count: int, start: int = 0) -> list[Event]:
    return [
        actions.record(
            by=None,
            act=f"tests.act_{number % 3}",
            subject_kind="unit",
            subject_key=f"u{number % 5}",
            sentence=f"试记第{number}条",
            data={"number": number, "names": ["甲", None]},
        )
        for number in range(start, start + count)
    ]


def make_witness() -> Witness:
    """Sign a checkpoint and keep it, with all that were signed before."""
    checkpoints.make()
    kept = checkpoints.Checkpoint.objects.order_by("size")
    verifier = signing.public_key()
    return Witness(verifier, tuple(notes.read(one.note) for one in kept))
