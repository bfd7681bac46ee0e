"""Acts from a shell are recorded with the operating-system user, and acts of a program with the token that it shows,
beside the account in whose name they are done."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_os_user: ContextVar[str] = ContextVar("_os_user", default="")
_token: ContextVar[str] = ContextVar("_token", default="")


@contextmanager
def in_shell() -> Iterator[None]:
    """Name the operating-system user in every event inside the block."""
    token = _os_user.set(_name())
    try:
        yield
    finally:
        _os_user.reset(token)


@contextmanager
def by_token(key: str) -> Iterator[None]:
    """Name the token in every event inside the block."""
    token = _token.set(key)
    try:
        yield
    finally:
        _token.reset(token)


def origin() -> dict[str, str]:
    """Give what an event says about where the act comes from: nothing when it comes from a page or a job."""
    said = {"os_user": _os_user.get(), "by_token": _token.get()}
    return {name: value for name, value in said.items() if value}


def _name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
