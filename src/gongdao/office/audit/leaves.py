"""What a leaf says of an event: commitments that tell nothing, until somebody shows the key and the values."""

import json
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any, Protocol

from gongdao.office.audit.merkle import hash_of

VERSION = 1


class Told(Protocol):
    """The values of an event, as they are stored."""

    at: datetime
    actor_key: str
    actor_name: str
    act: str
    result: str
    subject_kind: str
    subject_key: str
    sentence: str
    data: Any
    rows: int
    rows_digest: str
    corrects: int | None


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_text = encode_basestring  # a text as JSON, characters as they are


def canonical(value: Any) -> str:
    """Write a plain value as the one JSON text that stands for it: names sorted, no spaces, characters as they are."""
    return _encode(value)


def plain(value: Any) -> Any:
    """Give a value as every database gives it back: names are texts, sequences are lists.

    Raises: TypeError for what two databases would give back differently, such as a fraction.
    """
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} has no canonical form")


def commit(suite: int, key: bytes, value: Any) -> str:
    """Commit to a value under a random key: H(key ‖ canonical value)."""
    return hash_of(suite)(key + canonical(value).encode()).hex()


def opened(event: Told) -> dict[str, Any]:
    """Give the three values of an event that its leaf commits to; each says what it is, so none passes for another."""
    return {
        "actor": {"actor": [event.actor_key, event.actor_name]},
        "object": {"object": [event.subject_kind, event.subject_key]},
        "payload": {
            "sentence": event.sentence,
            "data": event.data,
            "rows": event.rows,
            "rows_digest": event.rows_digest,
            "corrects": event.corrects,
        },
    }


def body(*, suite: int, log: str, seq: int, key: bytes, event: Told) -> str:
    """Write the leaf of an event. The texts are put together by hand, in canonical form: a million of them are
    written anew by a verification."""
    hash_ = hash_of(suite)
    corrects = "null" if event.corrects is None else event.corrects
    actor = f'{{"actor":[{_text(event.actor_key)},{_text(event.actor_name)}]}}'
    object_ = f'{{"object":[{_text(event.subject_kind)},{_text(event.subject_key)}]}}'
    payload = (
        f'{{"corrects":{corrects},"data":{_encode(event.data)},"rows":{event.rows},'
        f'"rows_digest":{_text(event.rows_digest)},"sentence":{_text(event.sentence)}}}'
    )
    actor_c, object_c = hash_(key + actor.encode()).hex(), hash_(key + object_.encode()).hex()
    payload_c = hash_(key + payload.encode()).hex()
    return (
        f'{{"actor_c":"{actor_c}","log":{_text(log)},"object_c":"{object_c}","payload_c":"{payload_c}",'
        f'"seq":{seq},"t":"{instant(event.at)}","type":{_text(f"{event.act}:{event.result}")},"v":{VERSION}}}'
    )


def head(event: Told) -> dict[str, str]:
    """Give what a leaf says openly: what kind of act, with which result, when."""
    return {"type": f"{event.act}:{event.result}", "t": instant(event.at)}


def instant(at: datetime) -> str:
    """Write an instant in UTC to the microsecond."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def parsed(body: str) -> dict[str, Any]:
    """Read a leaf; what is no leaf says nothing."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
