"""Acts from a shell are recorded with the operating-system user, beside the account in whose name they are done."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_os_user: ContextVar[str] = ContextVar("_os_user", default="")


@contextmanager
def in_shell() -> Iterator[None]:
    """Name the operating-system user in every event inside the block."""
    token = _os_user.set(_name())
    try:
        yield
    finally:
        _os_user.reset(token)


def origin() -> dict[str, str]:
    """Give what an event says about a shell: nothing when the act comes from a page or a job."""
    name = _os_user.get()
    return {"os_user": name} if name else {}


def _name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
