"""No question to a table without an actor or a reason, no statement of SQL put together from texts, and no page that
asks for the record of somebody without saying who asks."""

import ast
from collections.abc import Iterator

from tests.consistency.repository import texts

OFFICE = "src/gongdao/office/"
IN_PLACE_OF_ROWS = {"create", "bulk_create", "none"}  # what a manager does without reading a row
WAYS_IN = {"scoped", "unscoped"}
# A table of the queue's own package: its tasks name a job and nothing else.
NOT_OURS = {("src/gongdao/office/jobs/actions.py", "DBTaskResult.objects.filter")}
AROUND_THE_GUARD = {"_default_manager", "_base_manager", "using", "db_manager"}
# Names of tables that the database itself has told.
PUT_TOGETHER = {"src/gongdao/cli/backups/copies.py": 1}
# What the documents say and which days were swept is the same for everybody who may ask at all.
KNOWN_TO_ALL = {
    "src/gongdao/api/v1/rules.py: list_clauses",
    "src/gongdao/api/v1/rules.py: get_clause",
    "src/gongdao/api/v1/sweeps.py: list_sweeps",
}
STATEMENTS = {"execute", "executemany", "executescript", "raw", "RawSQL", "extra"}


def test_every_question_to_a_table_names_an_actor_or_a_reason():
    found = {(name, ast.unparse(node)) for name, tree in _trees("src/") for node in _unguarded(tree)}

    assert found == NOT_OURS


def test_only_the_office_asks_for_all():
    found = {
        f"{name}:{node.lineno}"
        for name, tree in _trees("src/")
        if not name.startswith(OFFICE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "unscoped"
    }

    assert found == set()


def test_nothing_goes_around_the_guard():
    found = {
        f"{name}: {node.attr}"
        for name, tree in _trees("src/gongdao/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in AROUND_THE_GUARD
    }

    assert found == set()


def test_no_statement_is_put_together_from_texts():
    found = {name: count for name, tree in _trees("src/") if (count := sum(map(_is_put_together, ast.walk(tree))))}

    assert found == PUT_TOGETHER


def test_every_page_about_something_says_who_asks():
    forgotten = {
        f"{name}: {view.name}"
        for part in ("web", "api")
        for name, tree in _trees(f"src/gongdao/{part}/")
        for view in _views_about_something(tree)
        if not _says_who_asks(view, _functions(tree), frozenset())
    }

    assert forgotten == KNOWN_TO_ALL


def _trees(under: str) -> Iterator[tuple[str, ast.Module]]:
    for name, text in texts().items():
        if name.startswith(under) and name.endswith(".py") and "/migrations/" not in name:
            yield name, ast.parse(text)


def _unguarded(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is asked of a manager otherwise than by the two ways in."""
    fit = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in WAYS_IN | IN_PLACE_OF_ROWS
    }
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects" and node not in fit:
            parent = parents[node]
            yield parent if isinstance(parent, ast.Attribute) else node


def _is_put_together(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name in STATEMENTS and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call)


def _functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _views_about_something(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the views whose address names what they show, by a key or a name."""
    for node in _functions(tree).values():
        given = [one.arg for one in node.args.args if one.arg != "self"]
        has_policy = any(
            "requires" in ast.unparse(one) or "signed_in" in ast.unparse(one) for one in node.decorator_list
        )
        if has_policy and given[:1] == ["request"] and len(given) > 1:
            yield node


def _says_who_asks(view: ast.FunctionDef, functions: dict[str, ast.FunctionDef], seen: frozenset[str]) -> bool:
    """Say whether `request.user` is given on, here or in a function of the same file that gets the request."""
    for node in ast.walk(view):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "request.user":
            return True
        if isinstance(node, ast.Call) and any(isinstance(one, ast.Name) and one.id == "request" for one in node.args):
            called = getattr(node.func, "id", "")
            further = functions.get(called)
            if further and called not in seen and _says_who_asks(further, functions, seen | {called}):
                return True
    return False
