"""Numbers that a document states once for several clauses: `same_as: QSH-20c.must_after_years`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongdao.engine.located import PackError, Reader
from gongdao.engine.parameters import Parameter
from gongdao.engine.units import same_unit


@dataclass(frozen=True)
class Entry:
    """A clause of which only the numbers have been read so far, each with its place."""

    reader: Reader
    id: str
    measure: int
    parameters: dict[str, tuple[Reader, Parameter]]


def resolve(entries: Mapping[str, Entry]) -> dict[str, tuple[Parameter, ...]]:
    """Give every clause its parameters, those defined by another one with its values. Raises PackError."""
    return {
        entry.id: tuple(_resolved(entries, f"{entry.id}.{name}", ()) for name in entry.parameters)
        for entry in entries.values()
    }


def _resolved(entries: Mapping[str, Entry], name: str, chain: tuple[str, ...]) -> Parameter:
    place, parameter = _found(entries, name)
    if parameter.same_as is None:
        return parameter
    if name in chain:
        listed = " → ".join([*chain[chain.index(name) :], name])
        raise place.refuse("cycle", f"参数互相引用，成了一圈：{listed}。请让其中一个写明自己的值。", "same_as")
    target = parameter.same_as
    if not _is_known(entries, target):
        raise place.refuse(
            "no_target", f"“same_as”所指的参数“{target}”不存在。请写成“条款号.参数名”并核对。", "same_as"
        )
    source = _resolved(entries, target, (*chain, name))
    if parameter.unit is not None and not same_unit(parameter.unit, source.unit):
        raise place.refuse(
            "other_unit",
            f"参数“{name}”的单位是“{parameter.unit}”，而所引用的“{target}”的单位是“{source.unit or '无'}”。请改为同一单位。",
            "unit",
        )
    return replace(
        source,
        name=parameter.name,
        zh=parameter.zh or source.zh,
        en=parameter.en or source.en,
        asks=tuple(dict.fromkeys((*parameter.asks, *source.asks))),
        same_as=source.same_as or target,
    )


def _is_known(entries: Mapping[str, Entry], name: str) -> bool:
    clause, _, parameter = name.partition(".")
    return clause in entries and parameter in entries[clause].parameters


def _found(entries: Mapping[str, Entry], name: str) -> tuple[Reader, Parameter]:
    clause, _, parameter = name.partition(".")
    return entries[clause].parameters[parameter]


def refuse_duplicate(entries: Mapping[str, Entry], reader: Reader, clause_id: str) -> None:
    """Refuse a clause that is there already."""
    if clause_id in entries:
        raise PackError("duplicate_clause", reader.file, reader.line, f"条款“{clause_id}”出现两次。请只保留一处。")
