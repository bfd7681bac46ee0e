"""Is a folder a good snapshot? Every problem with its file, row and column, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongdao.facts import cell_checks
from gongdao.facts.cell_checks import Check
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.messages import sentence
from gongdao.facts.physical import schema, typed_of
from gongdao.facts.relation import Relation
from gongdao.facts.snapshot import MANIFEST, SnapshotError, digest, scan_text

if TYPE_CHECKING:
    import polars as pl

ROW = "__row"
_FIRST_ROW = {"csv": 2, "parquet": 1}  # the header is line 1 of a CSV file


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a snapshot.

    `row` is the line of a CSV file (the header is line 1; a cell with line breaks counts as one line) or the row number
    of a Parquet file. `total` counts the problems of this code in this column, also those that are not listed.
    """

    code: str
    file: str
    sentence: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    total: int = 1


@dataclass(frozen=True)
class _File:
    """A relation's file, opened: `cells` as they stand, `typed` with what is no value of its kind left empty."""

    relation: Relation
    path: Path
    form: str
    cells: pl.LazyFrame
    typed: pl.LazyFrame
    columns: frozenset[str]


def validate(folder: Path, *, limit: int = 20) -> list[Problem]:
    """Check a snapshot folder; an empty list means that it is good.

    At most `limit` problems of one code are listed for one column; `total` says how many there are.
    Raises: SnapshotError when there is no such folder.
    """
    if not folder.is_dir():
        raise SnapshotError("folder_missing", folder=folder)
    problems = list(_strangers(folder))
    files: dict[str, _File] = {}
    for path in _relation_files(folder):
        file = _open(path)
        if file is None:
            problems.append(_problem("unreadable_file", path.name))
        else:
            files[file.relation.name] = file
    for file in files.values():
        problems += _columns(file)
        problems += _cells(file, limit)
        problems += _duplicates(file, limit)
        problems += _references(file, files, folder, limit)
    return problems + list(_manifest(folder, files))


def _relation_files(folder: Path) -> list[Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.stem in RELATIONS and path.suffix in (".csv", ".parquet"):
            found[path.stem] = path
    return list(found.values())


def _strangers(folder: Path) -> Iterator[Problem]:
    attached = _read_manifest(folder).get("attached", {})
    for path in sorted(folder.iterdir()):
        known = path.stem in RELATIONS and path.suffix in (".csv", ".parquet")
        if not known and path.name != MANIFEST and path.name not in attached:
            yield _problem("unknown_file", path.name)
        if known and path.suffix == ".csv" and path.with_suffix(".parquet").exists():
            yield _problem("file_twice", path.name, relation=RELATIONS[path.stem].zh)


def _open(path: Path) -> _File | None:
    import polars as pl  # noqa: PLC0415 -- slow import

    relation, form = RELATIONS[path.stem], path.suffix.removeprefix(".")
    try:
        plain = scan_text(path) if form == "csv" else pl.scan_parquet(path)
        there = plain.collect_schema()
        plain.select(pl.len()).collect()
        if form == "csv":  # ragged lines and other encodings show only when every cell is read
            plain.select(pl.all().count()).collect(engine="streaming")
    except (pl.exceptions.PolarsError, OSError):
        return None
    cells = plain.with_row_index(ROW, _FIRST_ROW[form])
    if form == "csv":
        typed = cells.select(ROW, *typed_of(relation, there, strict=False))
    else:
        kinds = schema(relation)
        typed = cells.select(
            ROW,
            *(
                pl.col(name) if there.get(name) == kind else pl.lit(None, kind).alias(name)
                for name, kind in kinds.items()
            ),
        )
    return _File(relation, path, form, cells, typed, frozenset(there))


def _columns(file: _File) -> Iterator[Problem]:
    kinds = schema(file.relation)
    declared = kinds.keys() if file.form == "parquet" else file.relation.by_name.keys()
    for name in sorted(file.columns - declared):
        yield _problem("unknown_column", file.path.name, name, relation=file.relation.zh)
    for column in file.relation.columns:
        if column.required and column.name not in file.columns:
            yield _problem("missing_column", file.path.name, column.name, relation=file.relation.zh, zh=column.zh)
    if file.form == "parquet":
        yield from _types(file, kinds)


def _types(file: _File, kinds: dict[str, pl.DataType]) -> Iterator[Problem]:
    there = file.cells.collect_schema()
    for name, kind in kinds.items():
        if name in there and there[name] != kind:
            zh = file.relation.by_name[name.removesuffix("__last")].zh
            yield _problem("wrong_type", file.path.name, name, str(there[name]), zh=zh, expected=str(kind))


def _cells(file: _File, limit: int) -> Iterator[Problem]:
    if file.form == "csv":
        yield from _run(file, file.cells, cell_checks.of_text(file.relation, file.columns), limit)
        yield from _run(file, file.typed, cell_checks.of_values(file.relation, required=False), limit)
    else:
        typed = [name for name, kind in file.cells.collect_schema().items() if schema(file.relation).get(name) == kind]
        checks = cell_checks.of_values(file.relation, required=True)
        yield from _run(file, file.typed, [check for check in checks if check.column.name in typed], limit)


def _run(file: _File, frame: pl.LazyFrame, checks: list[Check], limit: int) -> Iterator[Problem]:
    import polars as pl  # noqa: PLC0415 -- slow import

    if not checks:
        return
    numbered = [check.bad.fill_null(value=False).sum().alias(str(number)) for number, check in enumerate(checks)]
    totals = frame.select(numbered).collect(engine="streaming").row(0)
    for check, total in zip(checks, totals, strict=True):
        if total:
            rows = frame.filter(check.bad).select(ROW, check.shown.cast(pl.String).alias("value")).head(limit).collect()
            yield from _listed(file, check, rows.rows(), total)


def _listed(file: _File, check: Check, rows: list[tuple[int, str | None]], total: int) -> Iterator[Problem]:
    for row, value in rows:
        words = {"zh": check.column.zh, "expected": check.expected}
        yield _problem(check.code, file.path.name, check.column.name, value, row=row, total=total, **words)


def _duplicates(file: _File, limit: int) -> Iterator[Problem]:
    import polars as pl  # noqa: PLC0415 -- slow import

    key = pl.col(file.relation.key)
    keys = file.typed.select(key).drop_nulls()
    rows, distinct = keys.select(pl.len(), key.n_unique()).collect(engine="streaming").row(0)
    if rows == distinct:
        return
    later = file.typed.select(ROW, key).drop_nulls().filter(key.is_first_distinct().not_())
    check = Check("duplicate_key", file.relation.columns[0], pl.lit(value=True), key)
    yield from _listed(file, check, later.head(limit).collect().rows(), rows - distinct)


def _references(file: _File, files: dict[str, _File], folder: Path, limit: int) -> Iterator[Problem]:
    import polars as pl  # noqa: PLC0415 -- slow import

    unread = {path.stem for path in _relation_files(folder)} - files.keys()
    for column in file.relation.columns:
        if column.refers is None or column.refers in unread:
            continue
        target = RELATIONS[column.refers]
        keys = files[column.refers].typed if column.refers in files else pl.LazyFrame(schema=schema(target))
        lost = (
            file.typed.select(ROW, column.name)
            .drop_nulls()
            .join(keys.select(pl.col(target.key).alias(column.name)).drop_nulls(), on=column.name, how="anti")
        )
        total = lost.select(pl.len()).collect(engine="streaming").item()
        if total:
            check = Check("dangling_reference", column, pl.lit(value=True), pl.col(column.name), expected=target.zh)
            yield from _listed(file, check, lost.sort(ROW).head(limit).collect().rows(), total)


def _manifest(folder: Path, files: dict[str, _File]) -> Iterator[Problem]:
    import polars as pl  # noqa: PLC0415 -- slow import

    if not (folder / MANIFEST).exists():
        yield _problem("manifest_missing", MANIFEST)
        return
    manifest = _read_manifest(folder)
    if not manifest:
        yield _problem("manifest_unreadable", MANIFEST)
        return
    listed = manifest["files"] | manifest["attached"]
    for name in sorted(listed):
        if not (folder / name).is_file():
            yield _problem("file_missing", name)
        elif digest(folder / name) != listed[name].get("sha256"):
            yield _problem("digest_differs", name)
    for file in files.values():
        entry = manifest["files"].get(file.path.name)
        if entry is None:
            yield _problem("file_unlisted", file.path.name)
            continue
        rows = file.typed.select(pl.len()).collect().item()
        if rows != entry.get("rows"):
            yield _problem("count_differs", file.path.name, value=str(rows), expected=str(entry.get("rows")))


def _read_manifest(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    """Read the manifest; empty when there is none or it has another shape."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    parts = [manifest.get(name) for name in ("files", "attached")] if isinstance(manifest, dict) else [None]
    if all(isinstance(part, dict) and all(isinstance(entry, dict) for entry in part.values()) for part in parts):
        return dict(manifest)
    return {}


def _problem(
    code: str,
    file: str,
    column: str | None = None,
    value: str | None = None,
    *,
    row: int | None = None,
    total: int = 1,
    **words: str,
) -> Problem:
    text = sentence(code, file=file, column=column, value=value, **words)
    return Problem(code, file, text, row, column, value, total)
