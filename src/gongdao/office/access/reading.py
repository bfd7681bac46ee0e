"""That restricted content was read: noted where a page takes it up, and recorded once for the page."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from gongdao.facts.dictionary import RELATIONS
from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import record
from gongdao.office.audit.models import Event

FINDING = "finding"
QUOTA_HOLD = "quota_hold"
_ZH = {FINDING: "核对结果", QUOTA_HOLD: "职数预留"}
Noted = dict[str, dict[str, None]]
_noted: ContextVar[Noted | None] = ContextVar("_noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    """Collect what is noted inside the block: keys by kind, each once, in the order of reading."""
    noted: Noted = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def note(kind: str, keys: Iterable[str]) -> None:
    """Note restricted rows of a register, or findings, that are about to be shown; outside of a page nothing happens."""
    noted = _noted.get()
    if noted is not None and (found := dict.fromkeys(keys)):
        noted.setdefault(kind, {}).update(found)


def note_finding(clause: str, subject: str) -> None:
    """Note a restricted finding, by clause and subject."""
    note(FINDING, [f"{clause}@{subject}"])


def record_reading(*, by: User, path: str, noted: Mapping[str, Mapping[str, None]]) -> Event:
    """Record in one event what restricted content a page has shown to whom: the one object itself, or the page with
    what stood on it."""
    counts = {kind: len(keys) for kind, keys in noted.items()}
    total = sum(counts.values())
    kind, key = next((kind, key) for kind, keys in noted.items() for key in keys) if total == 1 else ("page", path)
    words = "、".join(f"{_zh(kind)}{count}条" for kind, count in counts.items())
    with transaction.atomic():
        return record(
            by=by,
            act="access.read_restricted",
            subject_kind=kind,
            subject_key=key,
            sentence=f"查阅限制级内容：{words}",
            data={"page": path, "read": {kind: list(keys) for kind, keys in noted.items()}},
            rows=total,
            result=Event.Result.READ,
        )


def _zh(kind: str) -> str:
    return RELATIONS[kind].zh if kind in RELATIONS else _ZH[kind]
