"""A seeded sample of the crash points; `make crash` tries all of them."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

STEP = 9  # every ninth statement: some seconds for each act


@pytest.mark.parametrize("name", ["grant", "adoption", "import", "migration"])
def test_every_sampled_crash_point_resumes_or_rolls_back(name):
    done = subprocess.run(
        [sys.executable, "-m", "tools.crash", str(STEP), name],
        env={key: value for key, value in os.environ.items() if not key.startswith(("GONGDAO_", "DATABASE_"))},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.strip().endswith(", 0 stuck")) == (0, True), done.stdout + done.stderr
