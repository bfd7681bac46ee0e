"""What a backup holds: a tar stream of the files, and at its end a manifest with their digests."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from gongdao.cli.backups.sealing import SealedReader, SealedWriter
from gongdao.cli.messages import refusal

MANIFEST = "manifest.json"
DATABASES = {"sqlite": "gongdao.sqlite3", "postgresql": "database.dump"}
FOLDERS = ("uploads", "sweeps", "differences", "comparisons")
KEYS = "keys"
_NAME = re.compile(rf"(?:{'|'.join((*FOLDERS, KEYS))})(?:/[^/\0]+)+|gongdao\.sqlite3|database\.dump|manifest\.json")


@dataclass
class Manifest:
    """What a backup says about itself."""

    made_at: str
    version: str
    vendor: str
    counts: dict[str, int]
    public_key: str
    files: dict[str, str] = field(default_factory=dict)


def pack(target: BinaryIO, secret: bytes, manifest: Manifest, files: Iterable[tuple[str, Path]]) -> None:
    """Seal the files one after the other under their names, and the manifest last."""
    sealed = SealedWriter(target, secret)
    with tarfile.open(fileobj=sealed, mode="w|") as archive:
        for name, path in files:
            manifest.files[name] = _add(archive, name, path)
        text = json.dumps(asdict(manifest), ensure_ascii=False).encode()
        archive.addfile(_entry(MANIFEST, len(text)), BytesIO(text))
    sealed.close()


def unpack(source: BinaryIO, secret: bytes, into: Path) -> Manifest:
    """Open a backup into an empty folder and compare every file with the manifest.

    Raises: UserError `backup_unfit`, `backup_sealed`, `backup_incomplete`.
    """
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(fileobj=SealedReader(source, secret), mode="r|") as archive:
            for entry in archive:
                if not entry.isreg() or not _NAME.fullmatch(entry.name) or ".." in entry.name.split("/"):
                    raise refusal("backup_unfit")
                content = archive.extractfile(entry)
                if content is None:
                    raise refusal("backup_unfit")
                if entry.name == MANIFEST:
                    manifest = Manifest(**json.load(content))
                else:
                    found[entry.name] = _take(content, into / entry.name)
    except (tarfile.TarError, ValueError, TypeError):
        raise refusal("backup_unfit") from None
    if manifest is None or found != manifest.files:
        raise refusal("backup_incomplete")
    return manifest


def kept_files(data: Path) -> list[tuple[str, Path]]:
    """List what lies beside the database and belongs to it."""
    return [
        (path.relative_to(data).as_posix(), path)
        for folder in FOLDERS
        for path in sorted((data / folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as file:
        reader = _Counted(file)
        archive.addfile(_entry(name, os.fstat(file.fileno()).st_size), reader)
    return reader.digest.hexdigest()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _take(content: Any, path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    reader = _Counted(content)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(reader, file)
        file.flush()
        os.fsync(file.fileno())
    return reader.digest.hexdigest()


class _Counted:
    """Read on and take the digest of what was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data
