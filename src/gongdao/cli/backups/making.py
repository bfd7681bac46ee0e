"""Making a backup, and the way back into an empty folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from gongdao.cli.backups import copies, packing
from gongdao.cli.backups.packing import Manifest
from gongdao.cli.messages import refusal


def make_backup(out: Path, secret: bytes, *, with_keys: bool = False) -> Manifest:
    """Write a sealed backup while the product runs. The database is copied first, so that each file it names is there.

    Everything acknowledged before the call is in it. A file of that name is never replaced.
    Raises: UserError `out_exists`, `out_unwritable`, `tool_missing`, `dump_failed`.
    """
    from django.conf import settings  # noqa: PLC0415 -- slow import
    from django.db import connection  # noqa: PLC0415 -- slow import

    if out.exists():
        raise refusal("out_exists", path=out)
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=settings.GONGDAO_DATA) as folder:
        database = Path(folder) / packing.DATABASES[connection.vendor]
        manifest = _describe(database)
        files = [(database.name, database), *packing.kept_files(settings.GONGDAO_DATA)]
        if with_keys:
            files += [(f"{packing.KEYS}/{path.name}", path) for path in sorted(settings.GONGDAO_KEYS.glob("*.*"))]
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
                packing.pack(target, secret, manifest, files)
                target.flush()
                os.fsync(target.fileno())
            os.link(draft, out)
            copies.flush(out.absolute().parent)
        except OSError as error:
            raise refusal("out_unwritable", path=out, reason=error.strerror) from None
        finally:
            draft.unlink(missing_ok=True)
    return manifest


def restore_backup(source: Path, secret: bytes, into: Path) -> Manifest:
    """Open a backup, look through everything, and only then put it in place.

    Raises: UserError `into_not_empty`, `file_unreadable`, what `unpack` raises, `copy_damaged`, `record_damaged`,
    `database_not_empty`.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise refusal("into_not_empty", path=into)
    into.absolute().parent.mkdir(parents=True, exist_ok=True)
    draft = into.absolute().with_name(f".{into.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    try:
        with source.open("rb") as file:
            manifest = packing.unpack(file, secret, draft)
        _look_through(draft, manifest)
        if into.exists():
            into.rmdir()
        draft.rename(into)
        copies.flush(into.absolute().parent)
    except OSError as error:
        raise refusal("file_unreadable", name=error.filename or source) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def _describe(database: Path) -> Manifest:
    from django.conf import settings  # noqa: PLC0415 -- slow import
    from django.db import connection  # noqa: PLC0415 -- slow import

    if connection.vendor == copies.SQLITE:
        copies.copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), database)
        with copies.pointed_at(database) as copy:
            counts, key = copies.count_rows(copy), copies.public_key()
    else:
        counts, key = copies.dump_postgresql(database), copies.public_key()
    return Manifest(datetime.now(UTC).isoformat(), version("gongdao"), connection.vendor, counts, key)


def _look_through(folder: Path, manifest: Manifest) -> None:
    from django.db import connection  # noqa: PLC0415 -- slow import

    if manifest.vendor != connection.vendor:
        raise refusal("other_database", made=manifest.vendor, here=connection.vendor)
    database = folder / packing.DATABASES[manifest.vendor]
    if manifest.vendor == copies.SQLITE:
        if copies.faults_of_sqlite(database):
            raise refusal("copy_damaged")
        with copies.pointed_at(database):
            _compare(manifest)
        return
    if copies.count_rows(connection):
        raise refusal("database_not_empty")
    copies.load_postgresql(database)
    database.unlink()
    _compare(manifest)


def _compare(manifest: Manifest) -> None:
    from django.db import connection  # noqa: PLC0415 -- slow import

    if copies.count_rows(connection) != manifest.counts:
        raise refusal("copy_damaged")
    report = copies.verify_record(manifest.public_key)
    if report.problems:
        raise refusal("record_damaged", reason=report.problems[0].sentence)
