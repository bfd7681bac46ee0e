"""Changing the key that signs: a leaf says which key follows which, and the first checkpoint after it bears both
signatures. Whoever trusts one key of the row can so check all the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from gongdao.office.audit import appending, notes, signing
from gongdao.office.audit.messages import refusal
from gongdao.office.audit.models import Checkpoint, Event, Leaf

ACT = "record.rotate_key"
KIND = "signing_key"
_WHOLE = "keys and signatures name nobody"


@dataclass(frozen=True)
class Change:
    """The leaf of this number is the last under the old key."""

    seq: int
    old: notes.Verifier
    new: notes.Verifier


@dataclass(frozen=True)
class Keys:
    """Which key signs how far, seen from one that is trusted; without one nothing can be said."""

    trusted: notes.Verifier | None
    changes: tuple[Change, ...]

    def at(self, size: int) -> notes.Verifier | None:
        """Name the key that signs a checkpoint over so many leaves."""
        row = [change.old for change in self.changes[:1]] + [change.new for change in self.changes]
        if self.trusted not in row:
            return self.trusted
        return row[sum(change.seq < size for change in self.changes)]

    def accept(self, note: notes.Note) -> bool:
        """Say whether the right key has signed; true where nothing can be said."""
        key = self.at(note.size)
        return key is None or note.is_signed_by(key)

    def unfounded(self, signed: Sequence[notes.Note]) -> Iterable[Change]:
        """Yield the changes that the old key has not confirmed under the first of these notes, sorted, that covers
        them, and those that do not continue the row."""
        before = None
        for change in self.changes:
            first = next((note for note in signed if note.size > change.seq), None)
            if (first is not None and not first.is_signed_by(change.old)) or before not in (None, change.old):
                yield change
            before = change.new


def keys_from(trusted: notes.Verifier | None) -> Keys:
    """Read the changes of key in their order; what cannot be read is no change, and a verification names its leaf."""
    told = Leaf.objects.unscoped(reason=_WHOLE).filter(
        event__subject_kind=KIND, event__act=ACT, event__result=Event.Result.DONE
    )
    return Keys(trusted, tuple(_changes(told.select_related("event").order_by("seq"))))


def prepare() -> tuple[notes.Verifier, notes.Verifier]:
    """Make the next key beside the present one; return both. It signs when the leaf of the change stands.

    Raises: UserError `key_changing`, `key_unfit`.
    """
    if pending() is not None:
        raise refusal("key_changing")
    name = appending.the_log().name
    signing.next_path().unlink(missing_ok=True)  # left by a change that was undone
    return notes.verifier_of(name, signing.signing_key()), notes.verifier_of(name, signing.next_key())


def pending() -> Ed25519PrivateKey | None:
    """Give the next key, when there is one and its leaf stands."""
    if not signing.next_path().exists():
        return None
    key = signing.next_key()
    mark = notes.verifier_of(appending.the_log().name, key).hash.hex()
    told = Event.objects.unscoped(reason=_WHOLE).filter(
        subject_kind=KIND, subject_key=mark, act=ACT, result=Event.Result.DONE
    )
    return key if told.exists() else None


def finish() -> None:
    """Let the next key take the place of the old one, which is destroyed, once a checkpoint bears both signatures."""
    with transaction.atomic():
        appending.lock()
        key, last = pending(), Checkpoint.objects.unscoped(reason=_WHOLE).order_by("-size").first()
        if key is None or last is None:
            return
        if notes.read(last.note).is_signed_by(notes.verifier_of(appending.the_log().name, key)):
            signing.replace()


def _changes(told: Iterable[Leaf]) -> Iterable[Change]:
    for leaf in told:
        data = leaf.event.data if leaf.event and isinstance(leaf.event.data, dict) else {}
        try:
            yield Change(leaf.seq, *(notes.read_verifier(str(data.get(name))) for name in ("old", "new")))
        except notes.UnreadableNote:
            continue
