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

KEY_FILE = "record.key"


def key_path() -> Path:
    return Path(settings.GONGDAO_KEYS) / KEY_FILE


def signing_key() -> Ed25519PrivateKey:
    """Read the signing key, made when there is none yet.

    Raises: UserError `key_unfit`.
    """
    path = key_path()
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
