"""How an action runs: in one transaction; a denial is kept although the transaction is undone."""

import functools
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from gongdao.errors import Denied
from gongdao.office.audit import actions, merkle
from gongdao.office.audit.models import Event

P = ParamSpec("P")
T = TypeVar("T")

# What no JSON knows, such as a day, is written as its text.
_LINE = DjangoJSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode
_is_acting: ContextVar[bool] = ContextVar("is_acting", default=False)


@dataclass(frozen=True)
class Attempt:
    """What somebody tried without having the right to it."""

    by: actions.Actor | None
    act: str
    subject_kind: str
    subject_key: str
    sentence: str


class Refused(Denied):
    """A denial together with the attempt that has still to be recorded."""

    def __init__(self, code: str, sentence: str, *, attempt: Attempt, in_sight: bool = False) -> None:
        super().__init__(code, sentence, in_sight=in_sight)
        self.attempt: Attempt | None = attempt


def act(function: Callable[P, T]) -> Callable[P, T]:
    """Run the action in one transaction, and record a denial after it has been undone.
    Put it on every action that asks for permission; `transaction.atomic` alone would lose the denied event.
    When one act calls another, the outermost records."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        outer = _is_acting.get()
        token = _is_acting.set(True)
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        except Refused as refused:
            if not outer:
                record_denial(refused)
            raise
        finally:
            _is_acting.reset(token)

    return run


def record_denial(refused: Refused) -> None:
    """Write the denied event of a refusal, once."""
    attempt, refused.attempt = refused.attempt, None
    if attempt is None:
        return
    with transaction.atomic():
        actions.record(
            by=attempt.by,
            act=attempt.act,
            subject_kind=attempt.subject_kind,
            subject_key=attempt.subject_key,
            sentence=attempt.sentence,
            result=Event.Result.DENIED,
        )


def digest(rows: Iterable[Any]) -> str:
    """Condense the rows of a bulk act, in their order, to the root of a tree of their own, in hexadecimal."""
    tree = merkle.Tree()
    for row in rows:
        tree.add(row_hash(row))
    return tree.root.hex()


def proof_of_row(rows: Iterable[Any], index: int) -> list[bytes]:
    """Prove that a row stands in this place among the rows of a bulk act, without showing the others."""
    tree, stored = merkle.Tree(), {}
    for seq, row in enumerate(rows):
        stored[seq, 0] = row_hash(row)
        stored |= dict(zip(merkle.completed_by(seq), tree.add(stored[seq, 0]), strict=True))
    return merkle.inclusion_proof(tree.suite, index, tree.size, lambda names: {name: stored[name] for name in names})


def row_hash(row: Any) -> bytes:
    """Hash one row as a leaf; always SHA-256, so that a digest means the same in every installation."""
    return merkle.leaf_hash(merkle.SHA256, _LINE(row).encode())
