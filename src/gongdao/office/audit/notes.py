"""Signed checkpoints as text, in the transparency-dev format: origin, size, root, an empty line, signature lines.

The key is named by `name+hash+key`, as the format has it, so that whoever keeps the line can check without us.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
HASH_LENGTH = 4  # of the key, before each signature
ROOT_LENGTH = 32
_SIGNATURE = re.compile(r"^— (\S+) (\S+)$")


class UnreadableNote(ValueError):
    """A text that is no checkpoint."""


@dataclass(frozen=True)
class Verifier:
    """A public key under its name."""

    name: str
    key: bytes

    @property
    def hash(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + ED25519 + self.key).digest()[:HASH_LENGTH]

    @property
    def text(self) -> str:
        return f"{self.name}+{self.hash.hex()}+{base64.b64encode(ED25519 + self.key).decode()}"

    def accepts(self, body: str, signature: bytes) -> bool:
        """Say whether the signature is that of this key over the text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, body.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Note:
    """A checkpoint: how many leaves, which root, and who signed it."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[tuple[str, bytes, bytes], ...] = ()

    @property
    def body(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @property
    def text(self) -> str:
        lines = [f"— {name} {base64.b64encode(key_hash + one).decode()}" for name, key_hash, one in self.signatures]
        return "\n".join([self.body, *lines, ""])

    def is_signed_by(self, verifier: Verifier) -> bool:
        """Say whether a signature of this key stands under the checkpoint."""
        return any(
            name == verifier.name and key_hash == verifier.hash and verifier.accepts(self.body, one)
            for name, key_hash, one in self.signatures
        )


def sign(note: Note, name: str, key: Ed25519PrivateKey) -> Note:
    """Add the signature of a key under a name."""
    made = (name, verifier_of(name, key).hash, key.sign(note.body.encode()))
    return Note(note.origin, note.size, note.root, (*note.signatures, made))


def verifier_of(name: str, key: Ed25519PrivateKey) -> Verifier:
    return Verifier(name, key.public_key().public_bytes_raw())


def read_verifier(text: str) -> Verifier:
    """Read a key line.

    Raises: UnreadableNote.
    """
    name, _, rest = text.strip().partition("+")
    stated, _, encoded = rest.partition("+")
    key = _decoded(encoded)
    if key[:1] != ED25519 or Verifier(name, key[1:]).hash.hex() != stated:
        raise UnreadableNote("the line of the key does not fit together")
    return Verifier(name, key[1:])


def read(text: str) -> Note:
    """Read one checkpoint.

    Raises: UnreadableNote.
    """
    body, gap, signed = text.partition("\n\n")
    lines = body.split("\n")
    if not gap or len(lines) < 3 or not lines[1].isdecimal():  # noqa: PLR2004 -- origin, size, root
        raise UnreadableNote("a checkpoint has an origin, a size, a root, an empty line and signatures")
    root = _decoded(lines[2])
    if len(root) != ROOT_LENGTH:
        raise UnreadableNote("the root has another length")
    return Note(lines[0], int(lines[1]), root, tuple(_signatures(signed.splitlines())))


def _signatures(lines: Iterable[str]) -> Iterable[tuple[str, bytes, bytes]]:
    for line in filter(None, lines):
        found = _SIGNATURE.match(line)
        if found is None:
            raise UnreadableNote("a signature line begins with a dash and a name")
        raw = _decoded(found[2])
        yield found[1], raw[:HASH_LENGTH], raw[HASH_LENGTH:]


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise UnreadableNote("not base64") from error
