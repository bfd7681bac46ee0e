"""Snapshots: a folder with one Parquet or CSV file per relation that has rows, and a manifest with counts and digests.

The register exports one, the synthetic district is one, a worked case is one with five rows.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from gongdao.errors import UserError
from gongdao.facts import physical
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.messages import sentence
from gongdao.facts.physical import Rows, frame_of, rows_of
from gongdao.facts.relation import Relation

if TYPE_CHECKING:
    from types import TracebackType

    import polars as pl

Form = Literal["parquet", "csv"]

FORMAT = 1
MANIFEST = "manifest.json"
_ROW_GROUP = 131_072  # ours: a row group of this size holds a few thousand persons and reads in milliseconds


class SnapshotError(UserError):
    """A folder that cannot be read or written as a snapshot."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the code and fill in its sentence."""
        super().__init__(code, sentence(code, **values))


@dataclass(frozen=True)
class Snapshot:
    """Facts in memory: the rows of every relation; a relation without rows may be absent.

    Values are str, int, Decimal, date, PartialDate, bool or None, as the kind of the column says.
    """

    relations: dict[str, Rows] = field(default_factory=dict)

    def rows(self, relation: str) -> Rows:
        """Give the rows of one relation, none when it is absent."""
        return self.relations.get(relation, [])


def schema(relation: str) -> dict[str, pl.DataType]:
    """Give the physical columns of a relation in their order (decimals in hundredths, partial days as two dates)."""
    return physical.schema(_declared(relation))


def read_rows(folder: Path) -> Snapshot:
    """Read a whole snapshot into memory. The folder must be valid (`validate`); the manifest is not consulted."""
    frames = {name: read_frame(folder, name) for name in RELATIONS}
    return Snapshot({name: rows_of(RELATIONS[name], frame.collect()) for name, frame in frames.items()})


def read_frame(folder: Path, relation: str) -> pl.LazyFrame:
    """Open one relation in its physical form; empty with the same columns when it has no file.

    A column that the file does not have is empty. The folder must be valid: a cell that is no value of its kind stops
    the query with a polars error.
    """
    import polars as pl  # noqa: PLC0415 -- slow import

    declared = _declared(relation)
    if not folder.is_dir():
        raise SnapshotError("folder_missing", folder=folder)
    if (path := folder / f"{relation}.parquet").exists():
        frame = pl.scan_parquet(path)
        there = set(frame.collect_schema())
        return frame.select(
            pl.col(name) if name in there else pl.lit(None, kind).alias(name)
            for name, kind in physical.schema(declared).items()
        )
    if (path := folder / f"{relation}.csv").exists():
        frame = scan_text(path)
        return frame.select(physical.typed_of(declared, frame.collect_schema(), strict=True))
    return pl.LazyFrame(schema=physical.schema(declared))


def scan_text(path: Path) -> pl.LazyFrame:
    """Open a CSV file with every column as text."""
    import polars as pl  # noqa: PLC0415 -- slow import

    return pl.scan_csv(path, infer_schema=False)


def to_frames(snapshot: Snapshot) -> dict[str, pl.DataFrame]:
    """Lay every relation of the dictionary out in its physical form, also those without rows."""
    return {name: frame_of(relation, snapshot.rows(name)) for name, relation in RELATIONS.items()}


def write(folder: Path, snapshot: Snapshot, form: Form = "parquet") -> None:
    """Write a snapshot that fits into memory. See `SnapshotWriter`."""
    with SnapshotWriter(folder, form) as writer:
        writer.append_rows(snapshot)


class SnapshotWriter:
    """Write a snapshot piece by piece.

    The folder appears whole when the block ends, and not at all when the block raises. A snapshot that stood there is
    replaced. The same pieces give the same bytes.
    Raises: SnapshotError when the folder holds something else than a snapshot.
    """

    def __init__(self, folder: Path, form: Form = "parquet") -> None:
        """Take the final place and the form of the files."""
        self.folder = folder
        self.form: Form = form
        self._rows: dict[str, int] = {}
        self._parts: dict[str, list[Path]] = {}
        self._attached: list[str] = []

    def __enter__(self) -> Self:
        """Make the folder beside its final place."""
        if self.folder.exists() and not _may_replace(self.folder):
            raise SnapshotError("folder_taken", folder=self.folder)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._place = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}.", dir=self.folder.parent))
        (self._place / "parts").mkdir()
        return self

    def append(self, relation: str, frame: pl.DataFrame) -> None:
        """Add rows in physical form to one relation."""
        declared = _declared(relation)
        if frame.is_empty():
            return
        parts = self._parts.setdefault(relation, [])
        path = self._place / "parts" / f"{relation}-{len(parts):06d}"
        if self.form == "csv":
            frame.select(physical.text_of(declared)).write_csv(path, include_header=not parts)
        else:
            frame.select(physical.schema(declared).keys()).write_parquet(path)
        parts.append(path)
        self._rows[relation] = self._rows.get(relation, 0) + frame.height

    def append_rows(self, snapshot: Snapshot) -> None:
        """Add the rows of every relation of a snapshot."""
        for relation, rows in snapshot.relations.items():
            self.append(relation, frame_of(_declared(relation), rows))

    def attach(self, name: str, data: bytes) -> None:
        """Put another file beside the relations; the manifest lists it with its digest."""
        (self._place / name).write_bytes(data)
        self._attached.append(name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Join the pieces, write the manifest and move the folder to its place; on an error leave nothing."""
        try:
            if kind is None:
                self._finish()
        finally:
            shutil.rmtree(self._place, ignore_errors=True)

    def _finish(self) -> None:
        files: dict[str, dict[str, object]] = {}
        for relation in sorted(self._parts):
            path = self._place / f"{relation}.{self.form}"
            _join(self._parts[relation], path, self.form)
            files[path.name] = {"rows": self._rows[relation], "sha256": digest(path)}
        attached = {name: {"sha256": digest(self._place / name)} for name in self._attached}
        manifest = {"format": FORMAT, "files": files, "attached": attached}
        text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
        (self._place / MANIFEST).write_text(text + "\n", encoding="utf-8")
        shutil.rmtree(self._place / "parts")
        self._place.chmod(0o755)
        aside = self._place.with_name(f"{self._place.name}.replaced")
        if self.folder.exists():
            self.folder.rename(aside)
        self._place.rename(self.folder)
        shutil.rmtree(aside, ignore_errors=True)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _declared(relation: str) -> Relation:
    if relation not in RELATIONS:
        raise SnapshotError("unknown_relation", relation=relation)
    return RELATIONS[relation]


def _may_replace(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).exists() or not any(folder.iterdir()))


def _join(parts: list[Path], path: Path, form: Form) -> None:
    import polars as pl  # noqa: PLC0415 -- slow import

    if form == "parquet":
        pl.scan_parquet(parts).sink_parquet(path, row_group_size=_ROW_GROUP, maintain_order=True)
        return
    with path.open("wb") as whole:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole)
