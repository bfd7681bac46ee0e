"""How an event gets its leaf: the next number, one after the other, in the transaction of the act."""

import secrets

from django.conf import settings
from django.db import connection

from gongdao.office.audit import leaves, merkle
from gongdao.office.audit.models import Event, InnerNode, Leaf, Log, Secret

_END = "appending reads the end of the record, whoever acts"

HEIGHTS = 64  # ours: a tree of more leaves than numbers
SECRET_LENGTH = 32
# Any number that no other lock of the product uses.
_LOCK = 6_962_0001
_SUITES = {name: suite for suite, name in merkle.SUITE_NAMES.items()}


def lock() -> None:
    """Wait until no other transaction is adding to the record; released by commit or rollback.
    SQLite lets only one transaction write at a time and needs no lock of ours."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def the_log() -> Log:
    """Return the record of this installation, named when the first event is written."""
    found = Log.objects.unscoped(reason=_END).order_by("pk").first()
    if found is None:
        suite = _SUITES[settings.GONGDAO_RECORD_SUITE]
        name = f"gongdao/{secrets.token_hex(8)}/{merkle.SUITE_NAMES[suite]}"
        found = Log.objects.create(name=name, suite=suite)
    return found


def append(event: Event) -> Leaf:
    """Give an event its leaf, its key and the tree nodes it completes. `lock` is held."""
    log, seq, key = the_log(), size(), secrets.token_bytes(SECRET_LENGTH)
    body = leaves.body(suite=log.suite, log=log.name, seq=seq, key=key, event=event)
    leaf_hash = merkle.leaf_hash(log.suite, body.encode())
    leaf = Leaf.objects.create(seq=seq, event=event, body=body, hash=leaf_hash.hex())
    Secret.objects.create(event=event, value=key.hex())
    _complete(log.suite, seq, leaf_hash)
    return leaf


def size() -> int:
    """Count the leaves."""
    last = Leaf.objects.unscoped(reason=_END).order_by("-seq").values_list("seq", flat=True).first()
    return 0 if last is None else last + 1


def _complete(suite: int, seq: int, leaf_hash: bytes) -> None:
    completed = merkle.completed_by(seq)
    if not completed:
        return
    names = [merkle.left_sibling((seq, level)) for _, level in [(seq, 0), *completed[:-1]]]
    left = stored_nodes(names)
    hash_, current, made = merkle.hash_of(suite), leaf_hash, []
    for name, node in zip(names, completed, strict=True):
        current = hash_(merkle.NODE + left[name] + current)
        made.append(InnerNode(number=number_of(node), hash=current.hex()))
    InnerNode.objects.bulk_create(made)


def stored_nodes(names: list[merkle.Node] | tuple[merkle.Node, ...]) -> dict[merkle.Node, bytes]:
    """Read the hashes of complete nodes; those of height 0 are the leaves.

    Raises: KeyError when one is missing, which a verification names.
    """
    leaves_ = {end for end, level in names if level == 0}
    inner = {number_of(name): name for name in names if name[1]}
    found = {(seq, 0): bytes.fromhex(one) for seq, one in _hashes(Leaf, "seq", leaves_)}
    found |= {inner[number]: bytes.fromhex(one) for number, one in _hashes(InnerNode, "number", inner)}
    return {name: found[name] for name in names}


def number_of(node: merkle.Node) -> int:
    end, level = node
    return end * HEIGHTS + level


def _hashes(model: type[Leaf | InnerNode], name: str, keys: object) -> list[tuple[int, str]]:
    if not keys:
        return []
    return list(model.objects.unscoped(reason=_END).filter(pk__in=keys).order_by().values_list(name, "hash"))
