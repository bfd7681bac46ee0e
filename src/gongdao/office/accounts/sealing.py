"""Secrets that have to be read again are sealed with a key that lies outside of the database."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

KEY_FILE = "second-factor.key"


class Unsealable(RuntimeError):
    """A sealed value does not belong to the key of this installation."""


def seal(text: str) -> str:
    """Encrypt a text with the key of the installation, which is made when it is first needed."""
    return Fernet(_key()).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """Decrypt what `seal` gave.

    Raises: Unsealable.
    """
    try:
        return Fernet(_key()).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise Unsealable("the key that sealed this is not the one in GONGDAO_KEYS") from None


def _key() -> bytes:
    path = Path(settings.GONGDAO_KEYS) / KEY_FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    # Linked into place when complete, so that two processes that start together keep one and the same key.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
