"""Checking the record against itself, against its checkpoints, and against what a witness has kept.

Everything is computed anew, leaf by leaf, in short readings: nobody who writes meanwhile has to wait.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from gongdao.office.audit import appending, checkpoints, leaves, merkle, notes, rotation, signing
from gongdao.office.audit.messages import FOUND, OPEN, PARTS
from gongdao.office.audit.models import Checkpoint, Erased, Event, InnerNode, Leaf, Log, Secret
from gongdao.office.audit.witness import Witness

_WHOLE = "a verification reads the whole record"

BATCH = 5_000  # ours: read at once
MOST = 200  # ours: more problems than anybody reads; counted all the same
GOOD, TAMPERED, INCOMPLETE = 0, 1, 3
_FIELDS = (
    *("seq", "event_id", "body", "hash", "event__secret__value", "event__erased__by_seq"),
    *("event__at", "event__actor_key", "event__actor_name", "event__act", "event__result", "event__subject_kind"),
    *("event__subject_key", "event__sentence", "event__data", "event__rows", "event__rows_digest", "event__corrects"),
)
ERASING = "record.approve_erasure"


@dataclass(frozen=True)
class Problem:
    """One thing that does not fit. `seq` is the first leaf it touches, where it touches one."""

    code: str
    sentence: str
    seq: int | None = None


@dataclass
class Report:
    """What a verification has found: problems are tampering, `open` is what could not be checked."""

    size: int = 0
    root: str = ""
    checkpoints: int = 0
    problems: list[Problem] = field(default_factory=list)
    open: list[Problem] = field(default_factory=list)
    count: int = 0

    @property
    def exit_code(self) -> int:
        if self.problems:
            return TAMPERED
        return INCOMPLETE if self.open else GOOD

    @property
    def first_bad(self) -> int | None:
        return min((one.seq for one in self.problems if one.seq is not None), default=None)

    def add(self, code: str, seq: int | None = None, **values: object) -> None:
        self.count += 1
        if len(self.problems) < MOST:
            self.problems.append(Problem(code, FOUND[code].format(seq=seq, **values), seq))


class _Row(NamedTuple):
    """One leaf with what is stored about it."""

    seq: int
    event_id: int | None
    body: str
    hash: str
    secret: str | None
    erased_by: int | None
    at: Any
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


@dataclass(frozen=True)
class _Claim:
    """A checkpoint from somewhere: what it says must still be true."""

    place: str
    note: notes.Note


def verify(
    *, witness: Witness | None = None, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Report:
    """Check the record to its end as it stands when the check begins. Writes nothing."""
    report = Report(size=appending.size())
    logs = list(Log.objects.unscoped(reason=_WHOLE).order_by("pk"))
    if len(logs) != 1:
        if logs or report.size or Event.objects.unscoped(reason=_WHOLE).exists():
            report.add("two_logs", count=len(logs))
        elif witness and witness.notes:
            report.add("truncated", 0, place=_PLACES["witness"].format(size=witness.notes[-1].size), now=0, size="…")
        if not logs:
            return report
    log = logs[0]
    claims = _claims(report, log, witness)
    _walk(report, log, claims, progress)
    _check_strays(report)
    _check_open(report, witness)
    return report


_PLACES = {"stored": "{size}片叶的检查点", "witness": "见证文件中{size}片叶的检查点"}


def _claims(report: Report, log: Log, witness: Witness | None) -> list[_Claim]:
    """Collect the checkpoints that are signed as they should be; the others are problems at once."""
    keys = rotation.keys_from((witness.verifier if witness else None) or signing.public_key())
    claims = []
    for stored in Checkpoint.objects.unscoped(reason=_WHOLE).order_by("size").iterator():
        place = _PLACES["stored"].format(size=stored.size)
        try:
            note = notes.read(stored.note)
        except notes.UnreadableNote:
            report.add("checkpoint_unreadable", place=place)
            continue
        if (note.size, note.root.hex()) != (stored.size, stored.root):
            report.add("checkpoint_altered", place=place)
        claims += _claim(report, log, place, note, keys)
    report.checkpoints = len(claims)
    known = {claim.note.size for claim in claims}
    for note in witness.notes if witness else ():
        place = _PLACES["witness"].format(size=note.size)
        claims += _claim(report, log, place, note, keys)
        if note.size not in known:
            report.add("checkpoint_missing", None, place=place)
    claims.sort(key=lambda claim: claim.note.size)
    if keys.trusted is not None:
        for change in keys.unfounded([claim.note for claim in claims]):
            report.add("key_change_unsigned", change.seq)
    return claims


def _claim(report: Report, log: Log, place: str, note: notes.Note, keys: rotation.Keys) -> Iterator[_Claim]:
    if note.origin != log.name:
        report.add("checkpoint_foreign", place=place, origin=note.origin)
    elif not keys.accept(note):
        report.add("checkpoint_unsigned", place=place)
    else:
        yield _Claim(place, note)


def _walk(report: Report, log: Log, claims: Sequence[_Claim], progress: Callable[[int, int], None]) -> None:
    tree, waiting = merkle.Tree(log.suite), list(claims)
    for rows, nodes in _batches(report.size):
        for row in rows:
            if row.seq != tree.size:
                report.add("missing_leaf", tree.size)
                break
            own = merkle.leaf_hash(log.suite, row.body.encode())
            _check_leaf(report, log, row, own)
            for name, value in zip(merkle.completed_by(row.seq), tree.add(own), strict=True):
                if nodes.pop(appending.number_of(name), None) != value.hex():
                    report.add("node_changed", row.seq)
            _check_claims(report, tree, waiting)
        else:
            if nodes:
                report.add("node_extra", min(nodes) // appending.HEIGHTS)
            progress(tree.size, report.size)
            continue
        break
    for claim in waiting:
        report.add("truncated", tree.size, place=claim.place, size=claim.note.size, now=tree.size)
    report.root = tree.root.hex()


def _batches(size: int) -> Iterator[tuple[list[_Row], dict[int, str]]]:
    for start in range(0, size, BATCH):
        end = min(start + BATCH, size)
        found = (
            Leaf.objects.unscoped(reason=_WHOLE)
            .filter(seq__gte=start, seq__lt=end)
            .order_by("seq")
            .values_list(*_FIELDS)
        )
        high = {"number__gte": start * appending.HEIGHTS, "number__lt": end * appending.HEIGHTS}
        yield (
            [_Row._make(values) for values in found],
            dict(InnerNode.objects.unscoped(reason=_WHOLE).filter(**high).values_list("number", "hash")),
        )


def _check_claims(report: Report, tree: merkle.Tree, waiting: list[_Claim]) -> None:
    while waiting and waiting[0].note.size <= tree.size:
        claim = waiting.pop(0)
        if claim.note.root != tree.root:
            report.add("root_differs", None, place=claim.place, size=claim.note.size)


def _check_leaf(report: Report, log: Log, row: _Row, own: bytes) -> None:
    if own.hex() != row.hash:
        report.add("leaf_changed", row.seq)
    if row.at is None:
        report.add("event_missing", row.seq)
    elif row.erased_by is not None:
        _check_erased(report, row)
    elif row.secret is None:
        report.add("secret_missing", row.seq)
    else:
        _check_event(report, log, row)


def _check_event(report: Report, log: Log, row: _Row) -> None:
    key = bytes.fromhex(row.secret or "")
    said = leaves.body(suite=log.suite, log=log.name, seq=row.seq, key=key, event=row)
    if said == row.body:
        return
    stated, expected = leaves.parsed(row.body), leaves.parsed(said)
    parts = [zh for name, zh in PARTS.items() if stated.get(name) != expected[name]]
    if parts:
        report.add("event_changed", row.seq, part="、".join(parts))
    else:
        report.add("leaf_foreign", row.seq)


def _check_erased(report: Report, row: _Row) -> None:
    """An erased event is empty, and a later leaf, which is checked like any other, says that it was to be erased."""
    deciding = Leaf.objects.unscoped(reason=_WHOLE).filter(seq=row.erased_by).select_related("event").first()
    event = deciding.event if deciding else None
    if event is None or event.act != ERASING or row.seq not in event.data.get("seqs", []):
        report.add("erasure_unfounded", row.seq)
    values = (row.actor_key, row.actor_name, row.subject_kind, row.subject_key, row.sentence, row.rows_digest)
    if row.secret is not None or any(values) or row.data or row.rows or row.corrects is not None:
        report.add("erasure_incomplete", row.seq)
    stated = leaves.parsed(row.body)
    parts = [PARTS[name] for name, value in leaves.head(row).items() if stated.get(name) != value]
    if parts:
        report.add("event_changed", row.seq, part="、".join(parts))


_WITHOUT_LEAF = ~Exists(Leaf.objects.unscoped(reason=_WHOLE).filter(event_id=OuterRef("pk")))


def _check_strays(report: Report) -> None:
    """Whatever is stored apart from the leaves belongs to one of them."""
    for event in (
        Event.objects.unscoped(reason=_WHOLE).filter(leaf=None).order_by("pk").values_list("pk", flat=True)[:MOST]
    ):
        if not Leaf.objects.unscoped(reason=_WHOLE).filter(event_id=event).exists():  # it may have come meanwhile
            report.add("event_without_leaf", None, event=event)
    orphans = Secret.objects.unscoped(reason=_WHOLE).filter(_WITHOUT_LEAF).count()
    if orphans:
        report.add("secret_without_event", None, count=orphans)
    for seq in Erased.objects.unscoped(reason=_WHOLE).filter(_WITHOUT_LEAF).values_list("by_seq", flat=True):
        report.add("erasure_unfounded", seq)


def _check_open(report: Report, witness: Witness | None) -> None:
    if report.size and not report.checkpoints and not report.problems:
        report.open.append(Problem("no_checkpoint", OPEN["no_checkpoint"]))
    elif report.checkpoints and not (witness and witness.verifier) and signing.public_key() is None:
        report.open.append(Problem("no_key", OPEN["no_key"]))
    elif checkpoints.is_overdue():
        last = checkpoints.latest()
        count = report.size - (last.size if last else 0)
        report.open.append(Problem("overdue", OPEN["overdue"].format(count=count)))
