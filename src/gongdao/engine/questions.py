"""The open questions: what a document leaves unclear (A) and where documents vary (V), each with its safe setting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gongdao.engine.located import Reader, read_yaml_list

_ID = re.compile(r"[AV][1-9][0-9]?")


@dataclass(frozen=True)
class Question:
    """An open question, what is assumed until it is answered, and the clauses that it concerns.

    `readings` are the answers that the text allows, `parameters` (`CLAUSE.parameter`) the numbers that hold the answer.
    Where no number does, `settled_by` says which register or rule holds it, or `carried_later` why it is not held yet.
    """

    id: str
    title: str
    question: str
    setting: str
    clauses: tuple[str, ...]
    readings: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    settled_by: str | None = None
    carried_later: str | None = None


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
        _listed(item, "readings"),
        _listed(item, "parameters"),
        item.optional_text("settled_by"),
        item.optional_text("carried_later"),
    )
    if _ID.fullmatch(question.id) is None:
        raise item.refuse("bad_question", f"问题编号“{question.id}”应为 A 或 V 加数字。请改正。", "id")
    item.done()
    return question


def _listed(item: Reader, key: str) -> tuple[str, ...]:
    return tuple(str(one) for one in item.scalars(key)) if item.has(key) else ()
