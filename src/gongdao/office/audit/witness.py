"""The witness file: checkpoints kept elsewhere, which show what stood when they were written down.

First line the public key, then one checkpoint after the other, each with its signature.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from gongdao.office.audit import appending, checkpoints, merkle, notes, rotation, signing
from gongdao.office.audit.messages import refusal
from gongdao.office.audit.models import Checkpoint


@dataclass(frozen=True)
class Witness:
    """What a witness has kept; a single checkpoint from paper comes without the key."""

    verifier: notes.Verifier | None
    notes: tuple[notes.Note, ...]

    @property
    def text(self) -> str:
        head = [self.verifier.text, ""] if self.verifier else []
        return "\n".join([*head, *(note.text for note in self.notes)])


def read(path: Path) -> Witness:
    """Read a witness file, or a file with one checkpoint.

    Raises: UserError `witness_unfit`.
    """
    try:
        return _parsed(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, notes.UnreadableNote):
        raise refusal("witness_unfit", path=path.name) from None


def add(path: Path) -> notes.Note:
    """Check that the record begins with what the witness has kept, then add the latest checkpoint to the file.
    A file that is not there yet is begun. One that no longer fits stays as it is. The key of the file stays the first:
    those that followed are checked from it.

    Raises: UserError `witness_unfit`, `nothing_to_witness`, `not_consistent`.
    """
    latest = checkpoints.make()
    key = signing.public_key()
    if latest is None or key is None:
        raise refusal("nothing_to_witness")
    note = notes.read(latest.note)
    kept = read(path) if path.exists() else Witness(key, ())
    if not _follows(kept.verifier, note) or not all(_begins_with(note, one) for one in kept.notes):
        raise refusal("not_consistent", path=path.name)
    if note not in kept.notes:
        write(path, Witness(kept.verifier, (*kept.notes, note)))
    return note


def _follows(trusted: notes.Verifier | None, note: notes.Note) -> bool:
    """Say whether the key that signed follows from the one that the witness trusts."""
    keys = rotation.keys_from(trusted)
    return trusted is not None and keys.accept(note) and not (keys.changes and list(keys.unfounded(_stored())))


def _stored() -> list[notes.Note]:
    texts = Checkpoint.objects.unscoped(reason="signatures name nobody").order_by("size").values_list("note", flat=True)
    return [note for text in texts if (note := _readable(text)) is not None]


def _readable(text: str) -> notes.Note | None:
    try:
        return notes.read(text)
    except notes.UnreadableNote:
        return None  # a verification says which


def _begins_with(now: notes.Note, before: notes.Note) -> bool:
    suite = appending.the_log().suite
    if before.origin != now.origin or before.size > now.size:
        return False
    try:
        proof = merkle.consistency_proof(suite, before.size, now.size, appending.stored_nodes)
    except KeyError:  # a node is missing
        return False
    return merkle.is_consistent(suite, before.size, now.size, before.root, now.root, proof)


def _parsed(text: str) -> Witness:
    first, *rest = text.split("\n\n")
    if len(rest) == 1:
        return Witness(None, (notes.read(text),)) if "\n" in first else _with_key(first, [])
    return _with_key(first, rest)


def _with_key(first: str, rest: list[str]) -> Witness:
    if len(rest) % 2:
        raise notes.UnreadableNote("half a checkpoint")
    # A checkpoint has an empty line between what is signed and the signatures.
    texts = [f"{body.strip()}\n\n{signed}" for body, signed in zip(rest[::2], rest[1::2], strict=True)]
    return Witness(notes.read_verifier(first), tuple(notes.read(text) for text in texts))


def write(path: Path, witness: Witness) -> None:
    """Put the file in place whole, or leave the old one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(witness.text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
