"""Run every check, say how long each took, and end with 1 if any of them failed."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

CHECKS = {
    "lint": ["ruff", "check", "--quiet", "."],
    "layout": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy"],
    "layers": ["lint-imports"],
    "yaml": ["yamllint", "--strict", "."],
    "bandit": ["bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", "src"],
    "docs fresh": ["python", "tools/docs_fresh.py"],
    "consistency": ["pytest", "-q", "tests/consistency"],
}
# Only where records exist: until then there is nothing to migrate.
RECORD_CHECKS = {
    "migrations": ["django-admin", "makemigrations", "--check", "--dry-run", "--settings=config.settings"],
    "django": ["django-admin", "check", "--fail-level", "WARNING", "--settings=config.settings"],
}


def main() -> int:
    templates = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "src").rglob("*.html"))]
    checks = CHECKS | (RECORD_CHECKS if _has_settings() else {})
    if templates:
        checks |= {"templates": ["djade", "--check", "--target-version", "5.2", *templates]}
    with tempfile.TemporaryDirectory() as folder:
        # A check leaves nothing in var/ or beside it.
        os.environ |= {"GONGDAO_DATA": f"{folder}/data", "GONGDAO_KEYS": f"{folder}/keys"}
        failed = [name for name, command in checks.items() if not _passes(name, command)]
    print(f"failed: {', '.join(failed)}" if failed else f"{len(checks)} checks passed")
    return 1 if failed else 0


def _has_settings() -> bool:
    return any((ROOT / "src/config" / name).exists() for name in ("settings.py", "settings"))


def _passes(name: str, command: list[str]) -> bool:
    """Run one check; its output is shown only if it fails."""
    began = time.monotonic()
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, check=False)
    passed = done.returncode == 0
    print(f"{'ok    ' if passed else 'FAILED'} {name:<12} {time.monotonic() - began:5.1f} s", flush=True)
    if not passed:
        sys.stdout.buffer.write(done.stdout + done.stderr)
        sys.stdout.flush()
    return passed


if __name__ == "__main__":
    sys.exit(main())
