"""The open questions: what a document leaves unclear (A) and where documents vary (V), each with its safe setting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gongdao.engine.located import Reader, read_yaml_list

_ID = re.compile(r"[AV][1-9][0-9]?")


@dataclass(frozen=True)
class Question:
    """An open question, what is assumed until it is answered, and the clauses that it concerns."""

    id: str
    title: str
    question: str
    setting: str
    clauses: tuple[str, ...]


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read the list of questions; none when there is no such file. Raises PackError."""
    if not path.exists():
        return ()
    seen: dict[str, Question] = {}
    for item in read_yaml_list(path, path.name):
        question = _question(item)
        if question.id in seen:
            raise item.refuse("duplicate_question", f"问题“{question.id}”出现两次。请只保留一处。")
        seen[question.id] = question
    return tuple(seen.values())


def _question(item: Reader) -> Question:
    question = Question(
        item.text("id"),
        item.text("title"),
        item.text("question"),
        item.text("setting"),
        tuple(str(clause) for clause in item.scalars("clauses")),
    )
    if _ID.fullmatch(question.id) is None:
        raise item.refuse("bad_question", f"问题编号“{question.id}”应为 A 或 V 加数字。请改正。", "id")
    item.done()
    return question
