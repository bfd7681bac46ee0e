"""Nodes in one short line, so that a mutant can be named."""

from __future__ import annotations

from gongdao.engine import nodes


def shown(node: object) -> str:  # noqa: C901, PLR0911, PLR0912 -- one line per node
    """Write a node the way a rule would."""
    match node:
        case None:
            return "nothing"
        case nodes.Const(value):
            return str(value)
        case nodes.Param(name, part):
            return f"p.{name}" if part == "value" else f"p.{name}.{part}"
        case nodes.Choose(name):
            return f"choose({name})"
        case nodes.Field(of, relation, column, via):
            place = "" if of == "subject" else f"{relation}."
            return f"{place}{via}.{column}" if via else f"{place}{column}"
        case nodes.Aggregate(kind=kind, name=name):
            return f"{kind}:{name}"
        case nodes.SpellStart(same=same, name=name):
            return f"spell:{name}({', '.join(same)})"
        case nodes.Compare(op, left, right):
            return f"{shown(left)} {op} {shown(right)}"
        case nodes.TextIs(text, values):
            return f"{shown(text)} in {'|'.join(values)}"
        case nodes.SameText(left, right):
            return f"{shown(left)} same {shown(right)}"
        case nodes.Flag(field):
            return shown(field)
        case nodes.Empty(field):
            return f"empty {shown(field)}"
        case nodes.And(parts):
            return "(" + " & ".join(map(shown, parts)) + ")"
        case nodes.Or(parts):
            return "(" + " | ".join(map(shown, parts)) + ")"
        case nodes.Not(part):
            return f"~{shown(part)}"
        case nodes.Recorded(part):
            return f"{shown(part)}.recorded"
        case nodes.Plus(left, right):
            return f"{shown(left)} + {shown(right)}"
        case nodes.Minus(left, right):
            return f"{shown(left)} - {shown(right)}"
        case nodes.IsChosen(name, choice):
            return f"{name} is {choice}"
        case nodes.Times(left, right):
            return f"{shown(left)} * {shown(right)}"
        case nodes.Node():
            inner = ", ".join(map(shown, nodes.children(node)))
            name = getattr(node, "name", getattr(node, "code", getattr(node, "param", "")))
            return type(node).__name__ + (f"[{name}]" if name else "") + (f"({inner})" if inner else "")
        case _:
            return str(node)
