"""Run a parser in a process of its own, which may use so much memory and time and touch nothing else."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from gongdao.papers.errors import PaperError
from gongdao.papers.limits import Limits

_MARGIN_SECONDS = 5  # ours: start and stop of the process beside its own processor time


def run_parser(script: Path, name: str, data: bytes, limits: Limits, **options: int) -> dict[str, object]:
    """Give `data` to `script` on its standard input and return the JSON object that it prints.

    The script is started in isolated mode with an empty environment; it sets its own limits from its arguments before
    it imports the parser. An object with the key `refused` names a code of `messages`.
    Raises: PaperError.
    """
    settings = {"memory": limits.parser_memory_bytes, "seconds": limits.parser_seconds, **options}
    command = [sys.executable, "-I", str(script), json.dumps(settings)]
    try:
        done = subprocess.run(  # noqa: S603 -- our own script, no shell
            command,
            input=data,
            capture_output=True,
            env={},
            timeout=limits.parser_seconds + _MARGIN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise PaperError("parser_time", name=name, limit=limits.parser_seconds) from problem
    if done.returncode == -signal.SIGXCPU:
        raise PaperError("parser_time", name=name, limit=limits.parser_seconds)
    if done.returncode != 0:
        raise PaperError("parser_stopped", name=name)
    answer: dict[str, object] = json.loads(done.stdout)
    if "refused" in answer:
        raise PaperError(str(answer["refused"]), name=name, **_words(limits))
    return answer


def _words(limits: Limits) -> dict[str, int]:
    return {"rows": limits.rows, "columns": limits.columns, "characters": limits.cell_characters}
