"""The packs that are installed with the product."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongdao.engine.clauses import Pack
from gongdao.errors import UserError
from gongdao.packs.kept import keep, kept_file, read_kept

if TYPE_CHECKING:
    from gongdao.engine.questions import Question

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
    file = kept_file(FOLDER / name)
    pack = read_kept(file)
    if pack is None:
        pack = _from_source(name)
        keep(file, pack)
    return pack


def load_all() -> list[Pack]:
    """Load every installed pack, so that it is kept. Raises PackError when one is faulty."""
    return [load(name) for name in pack_names()]


@cache
def questions() -> tuple[Question, ...]:
    """List the open questions that the documents leave. Raises PackError when the list is faulty."""
    from gongdao.engine.questions import read_questions  # noqa: PLC0415 -- slow import

    return read_questions(QUESTIONS)


def _from_source(name: str) -> Pack:
    from gongdao.engine.loader import load_folder  # noqa: PLC0415 -- slow import

    return load_folder(FOLDER / name, f"gongdao.packs.{name}", questions())
