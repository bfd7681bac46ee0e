"""Which subjects a rule can ever reach: the parts of its scope that neither time nor a quantity changes."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled.expressions import Setting, truth

_CHANGING = (
    nodes.AsOf,
    nodes.JudgedOn,
    nodes.Param,
    nodes.Choose,
    nodes.DayInYear,
    nodes.IsSet,
    nodes.IsChosen,
    nodes.Aggregate,
    nodes.SpellStart,
)


def may_apply(applies: nodes.Node, setting: Setting) -> pl.Expr:
    """Tell whether a rule may apply to a subject on this day or a later one."""
    fixed = [truth(part, setting).fill_null(value=True) for part in _parts(applies) if _is_fixed(part)]
    return pl.all_horizontal(fixed) if fixed else pl.lit(value=True)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _is_fixed(node: nodes.Node) -> bool:
    return not any(isinstance(inner, _CHANGING) for inner in nodes.walk(node))
