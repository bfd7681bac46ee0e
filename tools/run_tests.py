"""Run the tests in phases, one pytest process each; stop at the first phase that fails.

The servers are found or installed by the tests themselves (tests/servers), so this only chooses what runs where.
"""

import subprocess
import sys

# On every processor; a file stays together, because its tests share what is costly to make, and the longest come first.
PARALLEL = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
PHASES = {
    "sqlite": ("all tests without a browser, on SQLite", ["-m", "not browser", *PARALLEL]),
    "postgresql": (
        "the database tests again, on PostgreSQL",
        ["--database", "postgresql", "-m", "database", *PARALLEL],
    ),
    "browser": ("journeys in headless Chromium", ["-m", "browser"]),
}


def main(names: list[str]) -> int:
    for name in names or PHASES:
        title, arguments = PHASES[name]
        print(f"== {title}", flush=True)
        if code := subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
