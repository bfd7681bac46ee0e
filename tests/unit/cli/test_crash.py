"""A sample of the crash points; `make crash` tries all of them."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

MOST = 3  # of each act


def test_every_sampled_crash_point_resumes_or_rolls_back():
    done = subprocess.run(
        [sys.executable, "-m", "tools.crash", str(MOST)],
        env={key: value for key, value in os.environ.items() if not key.startswith(("GONGDAO_", "DATABASE_"))},
        capture_output=True,
        text=True,
        check=False,
    )
    told = re.findall(r"^(\w+): (\d+) crash points of \d+ statements, (\d+) stuck$", done.stdout, re.MULTILINE)

    assert done.returncode == 0, done.stdout + done.stderr
    assert [(name, stuck) for name, _, stuck in told] == [
        (name, "0") for name in ("import", "adoption", "grant", "migration")
    ]
    assert all(int(points) == MOST for _, points, _ in told)
