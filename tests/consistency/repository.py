"""The files of the repository as these tests see them: tracked or about to be, never what is ignored."""

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


@functools.cache
def files() -> tuple[Path, ...]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    return tuple(path for name in sorted(filter(None, names)) if (path := ROOT / name).is_file())


@functools.cache
def texts() -> dict[str, str]:
    """Path and content of every file that is text."""
    found = {}
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data[:8000]:
            found[str(path.relative_to(ROOT))] = data.decode("utf-8", errors="replace")
    return found


def places(pattern, under: str = "") -> list[str]:
    """Each `path:line` where the pattern stands."""
    return [
        f"{name}:{number}"
        for name, text in texts().items()
        if name.startswith(under)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
