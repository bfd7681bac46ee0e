"""How a sweep is made: facts exported, everybody judged, a sample judged again by the reference."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from secrets import token_hex
from shutil import rmtree
from tempfile import TemporaryDirectory

import polars as pl
from django.conf import settings
from django.utils import timezone

from gongdao.engine.clauses import Clause, Finding, Outcome, Pack
from gongdao.engine.compiled.subjects import subjects_frame
from gongdao.engine.compiled.sweep import findings_of, sweep_frames
from gongdao.engine.compiled.worlds import FrameWorld
from gongdao.engine.judge import judge_subject, periods_of
from gongdao.engine.reads import reads_sealed
from gongdao.engine.world import World
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import frame_of
from gongdao.facts.snapshot import SnapshotWriter, read_frame
from gongdao.office.access.ties import known
from gongdao.office.rulings.adopted import document, terms_of
from gongdao.office.rulings.messages import refusal
from gongdao.office.rulings.models import NOBODY, Adoption
from gongdao.office.rulings.ranks import ranks_frame
from gongdao.office.rulings.sources import SOURCES

SAMPLE = 60  # ours: judged again by the reference before a sweep is recorded
_PREFIX = "sweep-"
_TERMS = "terms"
ABOUT = ("subject_name", "unit", "person", "rank")
"""What stands beside each judgement about its subject."""
_CHUNK = 50_000  # ours: rows of a relation laid out at once
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Judged:
    """Everything a sweep found, each row with the subject's name, unit and person, and how much of it was judged twice."""

    rows: pl.DataFrame
    sampled: int


def export_snapshot(folder: Path, progress: Progress) -> None:
    """Write the relations of the database as a snapshot, all but the sealed ones."""
    kept = [relation for relation in RELATIONS.values() if not relation.sealed]
    with SnapshotWriter(folder) as writer:
        for number, relation in enumerate(kept):
            stream = SOURCES[relation.name].stream()
            while rows := list(islice(stream, _CHUNK)):
                writer.append(relation.name, frame_of(relation, rows))
            progress(number + 1, len(kept))


def judge_all(folder: Path, adoptions: list[Adoption], as_of: date, stored: World | None = None) -> Judged:
    """Judge everybody by the packs that their units have adopted. The sample is judged by the facts of the folder, or by
    `stored`, those of the database, of which the folder should be a copy.

    Raises: UserError `engines_differ`, PackError.
    """

    def frames(relation: str) -> pl.LazyFrame:
        return read_frame(folder, relation)

    # Districts adopt the same documents on the same day: everybody is judged once for all of them.
    terms = terms_of(adoptions, as_of)
    packs = {one: document(one) for one in dict.fromkeys(terms.values())}
    ranks = known().ranks(timezone.localdate())
    swept = {one: _judge_by(frames, pack, as_of, ranks) for one, pack in packs.items()}
    units = frames("unit").select("unit", "parent").collect()
    places = {one: place for place, one in enumerate(packs)}
    found = [
        _within(swept[terms[adoption.pk]], units, adoption).with_columns(
            pl.lit(places[terms[adoption.pk]]).alias(_TERMS)
        )
        for adoption in adoptions
    ]
    rows = pl.concat(found).unique(["clause", "subject", "period"], keep="first", maintain_order=True)
    sampled = check_sample(rows, list(packs.values()), stored or FrameWorld(frames), as_of)
    return Judged(rows.drop(_TERMS), sampled)


def _judge_by(frames: Callable[[str], pl.LazyFrame], pack: Pack, as_of: date, ranks: Mapping[str, str]) -> pl.DataFrame:
    """Judge everybody by one document, with names, units and ranks of the subjects; what reads a sealed relation waits."""
    clauses = [(pack, clause) for clause in pack.computed if not reads_sealed(clause)]
    swept = sweep_frames(frames, clauses, as_of, with_holds=True).findings
    kinds = swept["subject_kind"].unique().to_list()
    if not kinds:
        return swept.with_columns(pl.lit("").alias(name) for name in ABOUT)
    for told in (subjects_frame(frames, kind) for kind in kinds), (ranks_frame(frames, kind, ranks) for kind in kinds):
        swept = swept.join(pl.concat(told), on=["subject_kind", "subject"], how="left")
    return swept


def _within(swept: pl.DataFrame, units: pl.DataFrame, adoption: Adoption) -> pl.DataFrame:
    """Keep what concerns the units below the adopting one."""
    return _once_where_unset(swept.filter(pl.col("unit").is_in(subtree(units, adoption.unit.key))), adoption)


def _once_where_unset(rows: pl.DataFrame, adoption: Adoption) -> pl.DataFrame:
    """Say once per adoption, clause and period that a number is not set, instead of for every subject."""
    is_unset = pl.col("outcome") == Outcome.NOT_CONFIGURED.value
    once = rows.filter(is_unset).unique(["clause", "period"], keep="first", maintain_order=True)
    nothing = pl.lit(None, dtype=pl.Date)
    once = once.with_columns(
        pl.lit("unit").alias("subject_kind"),
        pl.lit(adoption.unit.key).alias("subject"),
        pl.lit(adoption.unit.name).alias("subject_name"),
        pl.lit(None, dtype=pl.String).alias("unit"),
        pl.lit(None, dtype=pl.String).alias("person"),
        pl.lit(NOBODY).alias("rank"),
        pl.lit("{}").alias("evidence"),
        nothing.alias("due"),
        nothing.alias("next_change_on"),
    )
    return pl.concat([rows.filter(is_unset.not_()), once])


def subtree(units: pl.DataFrame, top: str) -> list[str]:
    """List the keys of a unit and of all below it."""
    found, latest = [top], [top]
    while latest:
        latest = units.filter(pl.col("parent").is_in(latest))["unit"].to_list()
        found += latest
    return found


def check_sample(rows: pl.DataFrame, packs: list[Pack], world: World, as_of: date) -> int:
    """Judge a seeded sample again by the reference.

    Raises UserError `engines_differ` on the first difference; the facts that decided it are kept in the data folder.
    """
    plain = rows.filter(pl.col("outcome") != Outcome.NOT_CONFIGURED.value).drop(*ABOUT)
    chance = Random(as_of.toordinal())  # noqa: S311 -- a sample, not a secret
    chosen = plain[sorted(chance.sample(range(plain.height), min(SAMPLE, plain.height)))]
    for finding, place in zip(findings_of(chosen.drop(_TERMS)), chosen[_TERMS], strict=True):
        pack = packs[place]
        clause = pack.clause(finding.clause)
        again = _again(world, pack, clause, finding.subject, finding.period, as_of) if clause else None
        if again != finding:
            kept = keep_difference(world, finding, again, as_of).name if isinstance(world, FrameWorld) else ""
            raise refusal("engines_differ", clause=finding.clause, subject=finding.subject, folder=kept)
    return chosen.height


def keep_difference(world: FrameWorld, found: Finding, again: Finding | None, as_of: date) -> Path:
    """Keep a difference of the two engines as a snapshot of the rows looked at, with both findings beside them."""
    folder = settings.GONGDAO_DATA / "differences" / f"{as_of}-{found.clause}-{token_hex(4)}"
    both = {"as_of": str(as_of), "compiled": vars(found), "reference": vars(again) if again else None}
    with SnapshotWriter(folder, "csv") as writer:
        for name, rows in world.fetched().items():
            writer.append(name, frame_of(RELATIONS[name], rows))
        writer.attach("findings.json", json.dumps(both, ensure_ascii=False, indent=1, default=str).encode())
    return folder


def _again(world: World, pack: Pack, clause: Clause, subject: str, label: str | None, as_of: date) -> Finding | None:
    row = world.row(clause.rule.about, subject) if clause.rule else None
    if row is None:
        return None
    periods = periods_of(clause, pack, as_of)
    period = next(one for one in periods if (one.label if one else None) == label)
    return judge_subject(world, pack, clause, row, as_of, period)


@contextmanager
def working_folder() -> Iterator[Path]:
    """Give a folder for a snapshot that is gone afterwards; what killed sweeps have left goes first."""
    data = settings.GONGDAO_DATA
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        with ExitStack() as briefly:
            _hold(data, briefly, wait=True)
            _remove_left(data)
            folder = Path(held.enter_context(TemporaryDirectory(prefix=_PREFIX, dir=data)))
            _hold(folder, held)
        yield folder / "snapshot"


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process brings the kept facts up to date; a killed process holds nothing any more."""
    folder = settings.GONGDAO_DATA / "facts"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        _hold(folder, held, wait=True)
        yield


def _remove_left(data: Path) -> None:
    for left in data.glob(f"{_PREFIX}*"):
        with ExitStack() as stack:
            if _hold(left, stack):
                rmtree(left)


def _hold(folder: Path, stack: ExitStack, *, wait: bool = False) -> bool:
    """Hold a folder until the stack ends, unless another process does; a killed process holds nothing any more."""
    handle = os.open(folder, os.O_RDONLY)
    stack.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def keep_result(key: str, rows: pl.DataFrame) -> None:
    """Keep the full result of a sweep as Parquet."""
    folder = settings.GONGDAO_DATA / "sweeps"
    folder.mkdir(parents=True, exist_ok=True)
    rows.write_parquet(folder / f"{key}.parquet")


def kept_result(key: str) -> pl.DataFrame | None:
    """Read the full result of a sweep; None when it is not there."""
    path = settings.GONGDAO_DATA / "sweeps" / f"{key}.parquet"
    return pl.read_parquet(path) if path.exists() else None
