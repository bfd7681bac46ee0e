"""What the installation is told from outside; nothing else in the product reads the environment."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

CHECKOUT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """Name the folder of database, uploads and collected files, and make it for its owner alone, as all that this
    process writes from now on."""
    os.umask(0o077)
    folder = Path(os.environ.get("GONGDAO_DATA") or CHECKOUT / "var").resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keys_folder(data: Path) -> Path:
    """Name the folder of the keys that sign and seal, elsewhere than the data, and make it for its owner alone."""
    folder = Path(os.environ.get("GONGDAO_KEYS") or data.with_name(f"{data.name}-keys")).resolve()
    if folder == data or data in folder.parents:
        raise ImproperlyConfigured(
            f"GONGDAO_KEYS={folder} lies in the folder of the data, which must not hold the keys"
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def choice(name: str, allowed: list[str]) -> str:
    value = os.environ.get(name, "").strip() or allowed[0]
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value} is none of {', '.join(allowed)}")
    return value


def flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(f"{name}={value} is not a positive whole number")
    return int(value)


def count(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value} is not a whole number")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()] or default


def secret_key(folder: Path) -> str:
    """Read the signing key of sessions: from GONGDAO_SECRET_KEY, else from a file made on the first start."""
    given = os.environ.get("GONGDAO_SECRET_KEY", "").strip()
    if given:
        return given
    path = folder / "secret.key"
    if not path.exists():
        _create_once(path, secrets.token_urlsafe(64))
    return path.read_text("ascii")


def _create_once(path: Path, content: str) -> None:
    # Linked into place when complete: two processes that start together end up with one and the same key.
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def database(folder: Path) -> dict[str, Any]:
    """Describe the database: PostgreSQL where DATABASE_URL says so, else the embedded one, durable before fast."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return _sqlite(folder / "gongdao.sqlite3")
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured("DATABASE_URL names no PostgreSQL server: it begins with postgresql://")
    return _postgresql(conninfo_to_dict(url))


def _sqlite(path: Path) -> dict[str, Any]:
    # A rollback journal, not the write-ahead log: SQLite before 3.51.3 can corrupt a file when the log is reset.
    # IMMEDIATE: a transaction that begins by reading would fail at its first write when another one wrote meanwhile.
    pragmas = "PRAGMA journal_mode=TRUNCATE;PRAGMA synchronous=FULL;PRAGMA busy_timeout=20000;PRAGMA secure_delete=ON"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options}


def _postgresql(parts: dict[str, Any]) -> dict[str, Any]:
    moved = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    rest = {name: value for name, value in parts.items() if name not in moved}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{setting: str(parts.get(name) or "") for name, setting in moved.items()},
        "OPTIONS": {**rest, "pool": {"min_size": 1, "max_size": 4, "timeout": 10}},
    }
