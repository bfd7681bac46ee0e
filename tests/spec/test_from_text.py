"""Three situations of each of sixty clauses, drawn from five documents by chance.

Their outcomes were written down from the text of the clause, by someone who had not looked at its rule or its cases.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gongdao.engine.cases import ENGINES, Case, read_cases, run_case
from tests.spec.trial import PACKS

FOLDER = Path(__file__).parent / "from_text"
SITUATIONS: list[Case] = [case for folder in sorted(FOLDER.iterdir()) for case in read_cases(folder)]
CLAUSES, OF_EACH = 60, 3


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: f"{case.clause} {case.name}")
def test_the_text_and_the_rule_agree(case, engine):
    pack = PACKS[case.file.partition("/")[0]]

    assert list(map(str, run_case(case, pack, ENGINES[engine]))) == []


def test_every_drawn_clause_has_its_situations():
    assert sorted(Counter(case.clause for case in SITUATIONS).values()) == [OF_EACH] * CLAUSES
