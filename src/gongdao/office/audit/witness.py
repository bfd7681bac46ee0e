"""The witness file: checkpoints kept elsewhere, which show what stood when they were written down.

First line the public key, then one checkpoint after the other, each with its signature.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from gongdao.office.audit import notes
from gongdao.office.audit.messages import refusal


@dataclass(frozen=True)
class Witness:
    """What a witness has kept."""

    verifier: notes.Verifier
    notes: tuple[notes.Note, ...]

    @property
    def text(self) -> str:
        return "\n".join([self.verifier.text, "", *(note.text for note in self.notes)])


def read(path: Path) -> Witness:
    """Read a witness file.

    Raises: UserError `witness_unfit`.
    """
    try:
        first, *rest = path.read_text("utf-8").split("\n\n")
        if len(rest) % 2:
            raise notes.UnreadableNote("half a checkpoint")
        # A checkpoint has an empty line between what is signed and the signatures.
        texts = [f"{body.strip(chr(10))}\n\n{signed}" for body, signed in zip(rest[::2], rest[1::2], strict=True)]
        return Witness(notes.read_verifier(first), tuple(notes.read(text) for text in texts))
    except (OSError, UnicodeDecodeError, notes.UnreadableNote):
        raise refusal("witness_unfit", path=path.name) from None


def write(path: Path, witness: Witness) -> None:
    """Put the file in place whole, or leave the old one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(witness.text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
