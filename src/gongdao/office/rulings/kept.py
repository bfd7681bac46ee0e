"""The facts of the database, kept as a snapshot and brought up to date by what the record of acts says has changed.

Every act leaves one event in the order of commits, so the events since a mark tell which rows or relations are to be
read anew. What an event does not tell exactly is read whole: a relation, the relations of its room, or everything.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import polars as pl
from django.conf import settings

from gongdao.facts import physical
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import frame_of
from gongdao.facts.relation import Relation
from gongdao.facts.snapshot import read_frame
from gongdao.office.audit import appending
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.rulings.sources import SOURCES, Row
from gongdao.office.rulings.sweeping import Progress

FOLDER, MARK = "facts", "mark.json"
_CHUNK = 50_000  # ours: rows of a relation laid out at once
_ROWS = ("add", "change", "remove")
# Rooms whose acts change no fact; of the rulings only exceptions are one.
_NO_FACTS = frozenset({"access", "accounts", "audit", "files", "jobs", "rulings"})
_WHY = "the record tells which facts have changed"
Changed = dict[str, set[str] | None]
"""By relation the keys of the rows that may be others; None is all of them."""


@dataclass(frozen=True)
class Refreshed:
    """The kept snapshot, how many rows were read from the database, and of how many relations."""

    folder: Path
    rows: int
    relations: int


def refresh(progress: Progress) -> Refreshed:
    """Bring the kept snapshot up to date, or make it. Hold a lock that keeps others from doing the same."""
    folder = settings.GONGDAO_DATA / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    until = appending.size()  # before the first row is read: what is committed meanwhile is read again the next time
    changed = _changed_since(_mark(folder), until)
    rows = 0
    for number, (name, keys) in enumerate(changed.items(), 1):
        rows += _read_anew(folder, RELATIONS[name], keys)
        progress(number, len(changed))
    _keep_mark(folder, until)
    return Refreshed(folder, rows, len(changed))


def forget() -> None:
    """Let the next refresh read everything."""
    (settings.GONGDAO_DATA / FOLDER / MARK).unlink(missing_ok=True)


def touched_by(act: str, result: str, kind: str, key: str) -> Changed | None:
    """Say what an event may have changed; None is everything."""
    if result != Event.Result.DONE:
        return {}
    room, _, done = act.partition(".")
    verb, _, name = done.partition("_")
    if verb in _ROWS and name in SOURCES and name == kind and SOURCES[name].room == room:
        return {name: {key}}
    if act == "rulings.grant_exception":
        return {"exception": None}
    if room in _NO_FACTS:
        return {}
    own = dict.fromkeys(one for one, source in SOURCES.items() if source.room == room)
    return own or None


def _changed_since(mark: int | None, until: int) -> Changed:
    everything: Changed = dict.fromkeys(name for name, one in RELATIONS.items() if not one.sealed)
    if mark is None or mark > until:
        return everything
    found: Changed = {}
    leaves = Leaf.objects.unscoped(reason=_WHY).filter(seq__gte=mark, seq__lt=until).order_by("seq")
    names = ("event__act", "event__result", "event__subject_kind", "event__subject_key")
    for told in leaves.values_list(*names).distinct():
        changed = touched_by(*(one or "" for one in told))
        if changed is None:
            return everything
        for name, keys in changed.items():
            known = found.get(name, set())
            found[name] = None if keys is None or known is None else known | keys
    return {name: keys for name, keys in found.items() if name in everything}


def _read_anew(folder: Path, relation: Relation, keys: set[str] | None) -> int:
    """Write a relation with these rows as they are now; a file is replaced whole."""
    path, part = folder / f"{relation.name}.parquet", folder / f"{relation.name}.new"
    if keys is None:
        fresh = _frame(relation, SOURCES[relation.name].stream())
        whole = fresh
    else:
        fresh = _frame(relation, SOURCES[relation.name].keyed(sorted(keys)))
        stays = read_frame(folder, relation.name).filter(pl.col(relation.key).is_in(sorted(keys)).not_()).collect()
        whole = pl.concat([stays, fresh]).sort(relation.key)
    whole.write_parquet(part)
    part.replace(path)
    return fresh.height


def _frame(relation: Relation, rows: Iterable[Row]) -> pl.DataFrame:
    return pl.concat([frame_of(relation, []), *(frame_of(relation, part) for part in _parts(iter(rows)))])


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, _CHUNK)):
        yield part


def _mark(folder: Path) -> int | None:
    """Read up to which leaf the folder is up to date; none when it was written for another record or dictionary."""
    try:
        found: Mapping[str, object] = json.loads((folder / MARK).read_text())
    except (FileNotFoundError, ValueError):
        return None
    seq = found.get("seq")
    return seq if isinstance(seq, int) and found.get("of") == _of() else None


def _keep_mark(folder: Path, seq: int) -> None:
    part = folder / f"{MARK}.new"
    part.write_text(json.dumps({"seq": seq, "of": _of()}))
    part.replace(folder / MARK)


def _of() -> str:
    """Name the record and the shape of the facts."""
    shapes = [(name, [str(one) for one in physical.schema(relation).items()]) for name, relation in RELATIONS.items()]
    return sha256(f"{appending.the_log().name}{shapes}".encode()).hexdigest()
