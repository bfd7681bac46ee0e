"""Packs as loaded, kept beside Python's own byte code, so that no command reads YAML and rules anew.

What is kept is used only while everything of which it was made is the same, by digest: the files of the pack, all
modules of rules, the open questions, the engine, the facts and Python itself. Whatever goes wrong with a kept file, the
pack is loaded from its source.
"""

from __future__ import annotations

import os
import pickle  # for a file of our own alone, see read_kept  # nosec B403
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from gongdao.engine.clauses import Pack

PLACE = "__pycache__"
_DIGEST_BYTES = 16
_ROOT = Path(__file__).parents[1]


def kept_file(folder: Path) -> Path:
    """Give the file in which a pack is kept, by the digest of its sources."""
    made_of = [*sorted(folder.glob("*.yaml")), *sorted(folder.glob("*.py"))]
    digest = _digest(made_of, _common())
    return folder.parent / PLACE / f"{folder.name}.{digest.hex()}.pack"


def read_kept(file: Path) -> Pack | None:
    """Read a kept pack; None when there is none, or it cannot be read."""
    try:
        pack = pickle.loads(file.read_bytes())  # noqa: S301 -- our own file, as trusted as the byte code beside it  # nosec B301
    except Exception:  # noqa: BLE001 -- a damaged file raises whatever it likes
        return None
    return pack if isinstance(pack, Pack) else None


def keep(file: Path, pack: Pack) -> None:
    """Keep a pack under its name in place of older ones; a folder that cannot be written to keeps none."""
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps(pack, pickle.HIGHEST_PROTOCOL))
        draft.replace(file)
        for older in file.parent.glob(f"{file.name.split('.')[0]}.*.pack"):
            if older != file:
                older.unlink(missing_ok=True)


@cache
def _common() -> bytes:
    """Condense what all packs are made of."""
    packs = _ROOT / "packs"
    made_of = [
        *sorted((_ROOT / "engine").rglob("*.py")),
        *sorted((_ROOT / "facts").glob("*.py")),
        *sorted(packs.rglob("*.py")),
        packs / "questions.yaml",
    ]
    return _digest((path for path in made_of if path.exists()), sys.version.encode())


def _digest(files: Iterable[Path], begun: bytes) -> bytes:
    digest = blake2b(begun, digest_size=_DIGEST_BYTES)
    for file in files:
        text = file.read_bytes()
        digest.update(f"{file.name} {len(text)} ".encode() + text)
    return digest.digest()
