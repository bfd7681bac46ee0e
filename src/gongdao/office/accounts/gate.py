"""How the rooms below `access` ask for permission: they name it here, `access` answers.

Without an answerer everything is refused: the product never runs open by mistake.
"""

from typing import Any, Protocol

from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.actions import Actor


class Guard(Protocol):
    def __call__(
        self, by: Actor, permission: Permission, *, unit: Any = None, subject_kind: str = "", subject_key: str = ""
    ) -> None: ...


_guards: list[Guard] = []


def set_guard(guard: Guard) -> None:
    """Name the one who answers; called once, when `access` is ready."""
    _guards[:] = [guard]


def require(
    by: Actor, permission: Permission, *, unit: Any = None, subject_kind: str = "", subject_key: str = ""
) -> None:
    """Let the actor pass or raise.

    Raises: Denied when the actor has no right to it; RuntimeError when nobody answers.
    """
    if not _guards:
        raise RuntimeError("no guard is set: nothing is permitted")
    _guards[0](by, permission, unit=unit, subject_kind=subject_kind, subject_key=subject_key)
