"""Running the command as a user does: its words in, exit code and both outputs back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gongdao.cli.main import main


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def is_one_sentence(self) -> bool:
        """Bad input: nothing on stdout, exactly one line of Chinese on stderr that ends as a sentence does."""
        lines = self.err.splitlines()
        return self.code == 2 and self.out == "" and len(lines) == 1 and lines[0].endswith("。")


@pytest.fixture
def gongdao(capsys) -> Callable[..., Done]:
    def run(*words: object) -> Done:
        code = 0
        try:
            main([str(word) for word in words])
        except SystemExit as exit_:
            code = exit_.code or 0
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run
