"""The key that signs checkpoints: made when it is first needed, in the folder of keys, readable by its owner alone."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from gongdao.office.audit import notes
from gongdao.office.audit.appending import the_log
from gongdao.office.audit.messages import refusal

KEY_FILE, NEXT_FILE = "record.key", "record.next.key"


def key_path() -> Path:
    return Path(settings.GONGDAO_KEYS) / KEY_FILE


def next_path() -> Path:
    return Path(settings.GONGDAO_KEYS) / NEXT_FILE


def signing_key() -> Ed25519PrivateKey:
    """Read the signing key, made when there is none yet.

    Raises: UserError `key_unfit`.
    """
    return _key(key_path())


def next_key() -> Ed25519PrivateKey:
    """Read the key that is to follow, made when there is none yet.

    Raises: UserError `key_unfit`.
    """
    return _key(next_path())


def replace() -> None:
    """Put the next key in place of the old one."""
    next_path().replace(key_path())
    folder = os.open(key_path().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _key(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        _make(path)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError):
        raise refusal("key_unfit", path=path) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise refusal("key_unfit", path=path)
    return key


def public_key() -> notes.Verifier | None:
    """Return the public half under the name of the record, or nothing when no key has been made."""
    return notes.verifier_of(the_log().name, signing_key()) if key_path().exists() else None


def _make(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # complete or not at all, and never over another one
    except FileExistsError:
        pass
    finally:
        draft.unlink()
