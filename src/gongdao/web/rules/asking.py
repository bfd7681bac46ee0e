"""The open questions on which a clause depends: what may be meant, what is assumed until somebody answers."""

from dataclasses import dataclass
from datetime import date

from gongdao.engine.clauses import Clause
from gongdao.engine.numbers import parameter_text
from gongdao.engine.questions import Question
from gongdao.packs.installed import load, pack_names, questions


@dataclass(frozen=True)
class Asked:
    """One open question for a reader; `set_here` says how the numbers answer it now."""

    title: str
    question: str
    readings: tuple[str, ...]
    setting: str
    set_here: tuple[str, ...]
    later: str


def questions_about(clause: Clause, as_of: date) -> tuple[Asked, ...]:
    """List the open questions that name the clause, or on which one of its numbers depends."""
    asks = {name for parameter in clause.parameters for name in parameter.asks}
    return tuple(_asked(one, as_of) for one in questions() if clause.id in one.clauses or one.id in asks)


def _asked(one: Question, as_of: date) -> Asked:
    later = one.settled_by or (f"暂不设定：{one.carried_later}" if one.carried_later else "")
    set_here = tuple(filter(None, (_set(name, as_of) for name in one.parameters)))
    return Asked(f"{one.id}　{one.title}", one.question, one.readings, one.setting, set_here, later)


def _set(name: str, as_of: date) -> str:
    clause_id, _, parameter_name = name.partition(".")
    for clause in (load(pack).clause(clause_id) for pack in pack_names()):
        if clause is not None:
            parameter = clause.parameter(parameter_name)
            dated = parameter.on(as_of)
            unit = (parameter.unit or "") if dated else ""
            return f"{clause_id}：{parameter.zh} {parameter_text(parameter, dated)}{unit}"
    return ""
