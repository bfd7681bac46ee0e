"""The example of docs/reference/engine.md loads and runs as it stands there."""

import re
import sys
from pathlib import Path

import pytest

from gongdao.engine import language
from gongdao.engine.cases import ENGINES, read_cases, run_case
from gongdao.engine.loader import load_folder
from tests.unit.engine.packs_in_files import write_pack

GUIDE = (Path(__file__).parents[2] / "docs/reference/engine.md").read_text("utf-8")
NAME = "pack_of_the_guide"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    entry, cases = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (rules,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    monkeypatch.syspath_prepend(tmp_path)
    place, _ = write_pack(tmp_path, name=NAME, measure=entry, rules=rules)
    (place / "cases").mkdir()
    (place / "cases" / "m01_units.yaml").write_text(cases, "utf-8")
    yield place
    for module in [module for module in sys.modules if module.startswith(NAME)]:
        del sys.modules[module]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_example_loads_and_its_cases_hold(folder, engine):
    pack = load_folder(folder, NAME)
    cases = list(read_cases(folder))

    differences = [str(difference) for case in cases for difference in run_case(case, pack, ENGINES[engine])]

    assert differences == []
    assert len(cases) == 3


def test_the_table_names_every_word_of_the_language():
    words = {name for name in language.__all__ if name.islower()} - {"drafts_in", "rule", "judge", "is_over"}

    table = GUIDE[GUIDE.index("## The words") : GUIDE.index("## What is refused")]
    assert {word for word in words if f"`{word}`" not in table} == set()
