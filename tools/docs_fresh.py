"""Compare docs/generated with what the generators write today; with --write, write it anew.

A generator takes a folder and writes files into it. A new one gets a line in GENERATORS and nowhere else.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from generated.clauses import write_clauses
from generated.commands import write_commands
from generated.facts import write_facts
from generated.openapi import write_openapi
from generated.registers import write_registers
from generated.roles import write_roles
from generated.rulebook import write_rulebook
from generated.unscoped import write_unscoped

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "docs/generated"
DEPENDENCY = re.compile(r'^ +"(?P<name>[\w.\[\],-]+)[~<>=][^"]*",? +# (?P<reason>.+)$', re.MULTILINE)


def write_dependencies(folder: Path) -> None:
    """Write every dependency with its reason, as pyproject.toml gives it."""
    found = DEPENDENCY.findall((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = [f"| `{name}` | {reason} |" for name, reason in found]
    lines = ["# Dependencies and their reasons", "", "| package | reason |", "| --- | --- |", *rows, ""]
    (folder / "dependencies.md").write_text("\n".join(lines), encoding="utf-8")


GENERATORS = [
    write_dependencies,
    write_facts,
    write_clauses,
    write_rulebook,
    write_commands,
    write_roles,
    write_registers,
    write_openapi,
    write_unscoped,
]


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for generate in GENERATORS:
            generate(fresh)
        if "--write" in arguments:
            shutil.rmtree(GENERATED, ignore_errors=True)
            shutil.copytree(fresh, GENERATED)
            return 0
        stale = _differing(fresh)
    for path in stale:
        print(f"docs/generated/{path} is not what the generators write today. Run make docs and commit the result.")
    return 1 if stale else 0


def _differing(fresh: Path) -> list[Path]:
    names = {path.relative_to(top) for top in (fresh, GENERATED) for path in top.rglob("*") if path.is_file()}
    return sorted(name for name in names if _text(fresh / name) != _text(GENERATED / name))


def _text(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
