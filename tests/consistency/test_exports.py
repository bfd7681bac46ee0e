"""Tables leave the product through one module, which keeps every cell a text."""

import ast

from tests.consistency.repository import texts

WRITERS = {"xlsxwriter", "openpyxl"}
CALLS = {"writer", "DictWriter", "write_csv", "write_excel"}
# Files for machines, never opened as a sheet: an apostrophe before a sign would change the facts.
FOR_MACHINES = {
    "src/gongdao/facts/snapshot.py",
    "src/gongdao/synth/district.py",
}


def _writes(text: str) -> bool:
    return any(_is_writer(node) for node in ast.walk(ast.parse(text)))


def _is_writer(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in WRITERS for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] in WRITERS
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in CALLS:
        return False
    # Our own module is called by its name, too.
    return ast.unparse(node.func.value) != "sheets"


def test_only_one_module_writes_tables_that_people_open():
    writing = {
        name for name, text in texts().items() if name.startswith("src/") and name.endswith(".py") and _writes(text)
    }

    assert writing == {"src/gongdao/papers/sheets.py", *FOR_MACHINES}
