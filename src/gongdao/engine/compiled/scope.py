"""Which subjects a rule can reach on a day: the parts of its scope that look at no quantity."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from gongdao.engine import nodes
from gongdao.engine.compiled.expressions import Setting, truth


def may_apply(applies: nodes.Node, setting: Setting) -> pl.Expr:
    """Tell whether a rule may apply to a subject on this day: only then there is a finding, and a day on which it changes."""
    plain = [truth(part, setting).fill_null(value=True) for part in _parts(applies) if _is_plain(part)]
    return pl.all_horizontal(plain) if plain else pl.lit(value=True)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _is_plain(node: nodes.Node) -> bool:
    return not any(map(nodes.is_quantity, nodes.walk(node)))
