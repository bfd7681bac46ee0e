"""The record as others take it with them: lines of JSON for the stand-alone verifier, and the proof of single leaves."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from gongdao.office.audit import appending, checkpoints, leaves, merkle, signing
from gongdao.office.audit.models import Checkpoint, Event, Leaf

FORMAT = 1
BATCH = 2_000  # ours: read at once


def lines() -> Iterator[str]:
    """Write the whole record: what it is, its checkpoints, then leaf by leaf with the event that it commits to."""
    log, size = appending.the_log(), appending.size()
    key = signing.public_key()
    yield _line(
        {"kind": "record", "format": FORMAT, "origin": log.name, "suite": log.suite, "size": size}
        | {"key": key.text if key else None}
    )
    for note in (
        Checkpoint.objects.unscoped(reason="signatures name nobody")
        .order_by("size")
        .values_list("note", flat=True)
        .iterator()
    ):
        yield _line({"kind": "checkpoint", "note": note})
    for start in range(0, size, BATCH):
        found = (
            Leaf.objects.unscoped(reason="leaves are commitments, which tell nothing")
            .filter(seq__gte=start, seq__lt=min(start + BATCH, size))
            .order_by("seq")
        )
        for leaf in found.select_related("event", "event__secret", "event__erased"):
            yield _line({"kind": "leaf", **shown(leaf)})


def shown(leaf: Leaf) -> dict[str, Any]:
    """Give a leaf with what opens its commitments; of an erased event nothing is left to open."""
    event = leaf.event
    erased = getattr(event, "erased", None)
    told = {"seq": leaf.seq, "body": leaf.body, "erased_by": erased.by_seq if erased else None}
    if event is None or erased:
        return told | {"secret": None, "opened": None}
    secret = getattr(event, "secret", None)
    return told | {"secret": secret.value if secret else None, "opened": leaves.opened(event)}


def evidence(events: Iterable[Event]) -> dict[str, Any]:
    """Give the leaves of events, each with its proof of inclusion under the latest checkpoint, which is made first."""
    checkpoint = checkpoints.make()
    log, key = appending.the_log(), signing.public_key()
    size = checkpoint.size if checkpoint else 0
    return {
        "origin": log.name,
        "suite": log.suite,
        "key": key.text if key else None,
        "checkpoint": checkpoint.note if checkpoint else None,
        "leaves": [_proved(log.suite, leaf, size) for leaf in _leaves_of(events) if leaf.seq < size],
    }


def proof_of(leaf: Leaf, size: int) -> list[str]:
    """Prove that a leaf stands in the tree of this size."""
    suite = appending.the_log().suite
    return [part.hex() for part in merkle.inclusion_proof(suite, leaf.seq, size, appending.stored_nodes)]


def _leaves_of(events: Iterable[Event]) -> Iterable[Leaf]:
    keys = [event.pk for event in events]
    found = (
        Leaf.objects.unscoped(reason="of the events that the caller has been given")
        .filter(event_id__in=keys)
        .order_by("seq")
    )
    return found.select_related("event", "event__secret", "event__erased")


def _proved(suite: int, leaf: Leaf, size: int) -> dict[str, Any]:
    proof = merkle.inclusion_proof(suite, leaf.seq, size, appending.stored_nodes)
    return {**shown(leaf), "proof": [part.hex() for part in proof]}


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
