"""What import-linter cannot say."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import gongdao
from tests.consistency.repository import ROOT, texts

RING_0 = ("facts", "engine", "packs", "analysis", "papers", "synth")
COMPILED = "gongdao.engine.compiled"  # the Polars path itself; the others import it inside functions
SLOW = ("django", "polars", "duckdb", "pyspark", "pyarrow", "pandas")


def test_ring_0_is_imported_without_anything_slow():
    names = [
        module.name
        for part in RING_0
        for module in pkgutil.walk_packages([str(Path(gongdao.__path__[0]) / part)], f"gongdao.{part}.")
        if not module.name.startswith(COMPILED)
    ]
    script = f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\n"
    script += f"print(sorted(set(sys.modules) & set({SLOW})))"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_queries_never_act():
    acting = {
        name
        for name, text in texts().items()
        if name.startswith("src/gongdao/office/") and "/queries" in name and name.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom | ast.Import) and any("actions" in alias.name for alias in node.names)
    }

    assert acting == set()
