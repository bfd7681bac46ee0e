"""Every question to a table that is asked for all, with its reason: who reads this list sees what the guard lets pass."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generated.tables import document, table

SOURCE = Path(__file__).parents[2] / "src/gongdao"
ASKED = ("unscoped", "opened")


@dataclass(frozen=True)
class Use:
    """One call of `unscoped` or `opened`, where it stands and why."""

    path: str
    function: str
    model: str
    reason: str

    @property
    def area(self) -> str:
        """The room, or the part beside the rooms."""
        return self.path.rpartition("/")[0] or self.path


def write_unscoped(folder: Path) -> None:
    """Write the list, with a count for each area."""
    found = sorted(uses(), key=lambda use: (use.path, use.function, use.model, use.reason))
    counts = Counter(use.area for use in found)
    text = document(
        "# Questions to tables that are asked for all",
        "A table answers for an actor, `scoped(by=…, permission=…)`, or for all with a reason, `unscoped(reason=…)`. "
        "Anything else raises. This is every use of the second way, with what the code says of it; a new one changes "
        "this document and is seen in review.",
        table(("area", "uses"), [*sorted(counts.items()), ("**all**", len(found))]),
        table(
            ("file", "function", "model", "reason"),
            ((f"`{use.path}`", f"`{use.function}`", f"`{use.model}`", use.reason) for use in found),
        ),
    )
    (folder / "unscoped.md").write_text(text, encoding="utf-8")


def uses() -> Iterator[Use]:
    """Yield every use in the product. Raises: ValueError for a reason that is no text of the file."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = _constants(tree)
        name = path.relative_to(SOURCE).as_posix()
        for function, call in _calls(tree, ()):
            yield Use(name, function or "(module)", _model(call), _reason(name, call, constants))


def _calls(node: ast.AST, within: tuple[str, ...]) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        yield from _calls(child, (*within, child.name) if named else within)
        if isinstance(child, ast.Call) and _name(child) in ASKED and child.keywords:
            yield ".".join(within), child


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def _model(call: ast.Call) -> str:
    if not isinstance(call.func, ast.Attribute):
        return "all"
    return ast.unparse(call.func.value).removesuffix(".objects")


def _reason(name: str, call: ast.Call, constants: dict[str, str]) -> str:
    given = next((word.value for word in call.keywords if word.arg == "reason"), None)
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    if isinstance(given, ast.Name) and given.id in constants:
        return constants[given.id]
    raise ValueError(f"{name}:{call.lineno}: a reason is written out, or a constant of the file")


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
