"""The tutorial does what it says: its file is written, its commands are run, its answers are compared."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[2] / "docs/tutorial/first-district.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, list[str]]]:
    """Each command with the lines that it is said to answer; a line may be the beginning or the end of one."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks("console")).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def run(words: list[str], folder: Path, environment: dict[str, str]) -> str:
    settings = dict(word.split("=", 1) for word in words[: words.index("gongdao")])
    command = [sys.executable, "-m", "gongdao.cli", *words[words.index("gongdao") + 1 :]]
    done = subprocess.run(command, cwd=folder, env=environment | settings, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 2}, done.stderr
    return done.stdout + done.stderr


def test_commands_answer_as_the_tutorial_says(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["GONGDAO_DATA"] = str(tmp_path / "data")
    (roster,) = blocks("csv")
    (tmp_path / "名册.csv").write_text(roster, encoding="utf-8")
    run(["gongdao", "demo", "--persons", "75"], tmp_path, environment)  # as `make run` does, with fewer people

    told = [(command, expected, run(shlex.split(command), tmp_path, environment)) for command, expected in commands()]

    assert len(told) == 10
    missing = [(command, line) for command, expected, answer in told for line in expected if line.strip() not in answer]
    assert missing == []
