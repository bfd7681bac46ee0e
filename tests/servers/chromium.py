"""A Chromium for the journeys: the machine's, else Debian's, else Playwright's own."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers.machine import NotHere, apt_get

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without a sandbox because root has none; the rest keeps the browser from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """Find or install a Chromium; None means Playwright's own, which it finds by itself."""
    if found := _find():
        return found
    if apt_get("chromium", "fonts-noto-cjk", "libatomic1") and (found := _find()):
        return found
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return None
    raise NotHere("No Chromium can be had here. Install the package chromium, then run the tests again.")


def axe_source() -> str:
    """The accessibility checker, from the npm package that only tests use."""
    path = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
    if not path.exists():
        raise NotHere("axe-core is not in node_modules. Run make install, then run the tests again.")
    return path.read_text(encoding="utf-8")


def _find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)
