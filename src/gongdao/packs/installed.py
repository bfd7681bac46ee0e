"""The packs that are installed with the product."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gongdao.engine.clauses import Pack
from gongdao.engine.loader import load_folder
from gongdao.engine.questions import Question, read_questions
from gongdao.errors import UserError

FOLDER = Path(__file__).parent
QUESTIONS = FOLDER / "questions.yaml"


def pack_names() -> list[str]:
    """List the packs that are installed."""
    return sorted(path.parent.name for path in FOLDER.glob("*/pack.yaml"))


@cache
def load(name: str) -> Pack:
    """Load an installed pack. Raises UserError when there is none of that name, PackError when it is faulty."""
    if name not in pack_names():
        listed = "、".join(pack_names())
        raise UserError("no_pack", f"没有名为“{name}”的措施包。已安装的有：{listed}。请改用其中之一。")
    return load_folder(FOLDER / name, f"gongdao.packs.{name}", questions())


@cache
def questions() -> tuple[Question, ...]:
    """List the open questions that the documents leave. Raises PackError when the list is faulty."""
    return read_questions(QUESTIONS)
