"""No page asks a table about persons by itself, and no statement of SQL is put together from texts."""

import ast
from collections.abc import Iterator

from tests.consistency.repository import texts

# Units, documents adopted and accounts; none of these tables speaks of an official.
ASKED_BY_PAGES = {
    "src/gongdao/web/rules/compare.py": {"LocalNumbers", "Unit"},
    "src/gongdao/web/rules/localities.py": {"LocalNumbers", "Adoption"},
    "src/gongdao/web/accounts/forms.py": {"User", "Unit"},
}
# Names of tables that the database itself has told.
PUT_TOGETHER = {"src/gongdao/cli/backups/copies.py": 1}
STATEMENTS = {"execute", "executemany", "executescript", "raw", "RawSQL", "extra"}


def test_pages_ask_tables_about_persons_through_queries_only():
    found: dict[str, set[str]] = {}
    for name, tree in _trees("src/gongdao/web/"):
        if models := set(_models_asked(tree)):
            found[name] = models

    assert found == ASKED_BY_PAGES


def test_no_statement_is_put_together_from_texts():
    found = {name: count for name, tree in _trees("src/") if (count := sum(map(_is_put_together, ast.walk(tree))))}

    assert {name: count for name, count in found.items() if "/migrations/" not in name} == PUT_TOGETHER


def _trees(under: str) -> Iterator[tuple[str, ast.Module]]:
    for name, text in texts().items():
        if name.startswith(under) and name.endswith(".py"):
            yield name, ast.parse(text)


def _models_asked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            yield node.value.id if isinstance(node.value, ast.Name) else ast.unparse(node.value)


def _is_put_together(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name in STATEMENTS and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
