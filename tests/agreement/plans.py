"""Wrong plans: the compiled path with one small mistake in its source, run beside the right one.

The source is parsed, one place is changed, and the whole package is loaded anew under another name.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import gongdao.engine.compiled as package

FOLDER = Path(package.__path__[0])
FILES = ("counting", "ranges", "expressions", "reading", "spells", "quantities", "lacking", "findings")
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
ATTRIBUTES = {
    "low": "high",
    "high": "low",
    "any": "all",
    "min": "max",
    "max": "min",
    "is_null": "is_not_null",
    "is_not_null": "is_null",
    "cum_max": "cum_min",
    "first": "last",
    "min_horizontal": "max_horizontal",
}


@dataclass(frozen=True)
class Plan:
    """One mistake: in which file, at which place, and its name: function and what became what."""

    file: str
    place: int
    name: str


def all_plans() -> list[Plan]:
    """List every mistake in the compiled path."""
    return [plan for file in FILES for plan in _plans(file)]


def _plans(file: str) -> Iterator[Plan]:
    tree = _tree(file)
    types = {id(node) for annotation in _annotations(tree) for node in ast.walk(annotation)}
    functions = {id(node): function.name for function in _functions(tree) for node in ast.walk(function)}
    seen: Counter[str] = Counter()
    for place, node in enumerate(list(ast.walk(tree))):
        what = None if id(node) in types else _change(node)
        if what is not None:
            name = f"{file}.{functions.get(id(node), '')}: {what}"
            seen[name] += 1
            yield Plan(file, place, f"{name} #{seen[name]}" if seen[name] > 1 else name)


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            annotation = getattr(node, name, None)
            if annotation is not None:
                yield annotation


def _tree(file: str) -> ast.Module:
    return ast.parse((FOLDER / f"{file}.py").read_text("utf-8"))


def _change(node: ast.AST) -> str | None:
    """Change a node in place; say what was done, or None when nothing is to be mistaken."""
    old = ast.unparse(node) if isinstance(node, ast.expr) else ""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS and "kind" not in old and "len(" not in old:
            node.ops = [COMPARISONS[type(op)]()]
        case ast.BinOp(op=op) if type(op) in OPERATORS and '"' not in old and "'" not in old:
            node.op = OPERATORS[type(op)]()
        case ast.Attribute(attr=name) if name in ATTRIBUTES:
            node.attr = ATTRIBUTES[name]
        case ast.Call(func=ast.Attribute(attr="fill_null"), keywords=[ast.keyword(value=ast.Constant(bool(value)))]):
            node.keywords[0].value = ast.Constant(not value)
        case ast.Call(func=ast.Attribute(attr="then"), keywords=[ast.keyword(value=ast.Constant(bool(value)))]):
            node.keywords[0].value = ast.Constant(not value)
        case _:
            return None
    return f"{old} → {ast.unparse(node)}"


def mistaken(plan: Plan) -> ModuleType:
    """Load the compiled path with the mistake; give its sweep module."""
    name = "mistaken_plan"
    for module in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[module]
    sys.modules[name] = ModuleType(name)
    sys.modules[name].__path__ = []
    loaded = None
    for file in _in_order():
        tree = _tree(file)
        if file == plan.file:
            _change(next(node for place, node in enumerate(ast.walk(tree)) if place == plan.place))
        text = ast.unparse(tree).replace("gongdao.engine.compiled", name)
        loaded = ModuleType(f"{name}.{file}")
        sys.modules[loaded.__name__] = loaded
        exec(compile(text, f"{file}.py with a mistake", "exec"), loaded.__dict__)  # noqa: S102 -- our own source
    return sys.modules[f"{name}.sweep"]


def _in_order() -> list[str]:
    """Order the files so that each comes after those that it imports."""
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    imports = {file: {other for other in files if _imports(file, other)} for file in files}
    ordered: list[str] = []
    while len(ordered) < len(files):
        ready = [file for file in files if file not in ordered and imports[file] <= {*ordered}]
        if not ready:
            raise RecursionError(sorted(set(files) - {*ordered}))
        ordered += ready
    return ordered


def _imports(file: str, other: str) -> bool:
    """Tell whether a file needs another one to run; what is imported for types alone is indented."""
    text = _text(file)
    return f"\nfrom {package.__name__}.{other} import" in text or f"\nfrom {package.__name__} import {other}\n" in text


def _text(file: str) -> str:
    return (FOLDER / f"{file}.py").read_text("utf-8")
