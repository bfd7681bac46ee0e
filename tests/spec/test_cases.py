"""Every worked case holds, by the reference and by the compiled path."""

import pytest

from gongdao.engine.cases import ENGINES, read_cases, run_case
from gongdao.packs.installed import FOLDER, load, pack_names

PACKS = {name: load(name) for name in pack_names()}
CASES = [case for name in PACKS for case in read_cases(FOLDER / name)]
COMPUTED = [(name, clause.id) for name, pack in PACKS.items() for clause in pack.computed]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("pack", "clause"), COMPUTED)
def test_the_worked_cases_of_a_clause_hold(pack, clause, engine):
    cases = [case for case in CASES if case.clause == clause]

    differences = [str(difference) for case in cases for difference in run_case(case, PACKS[pack], ENGINES[engine])]

    assert differences == []
    assert len(cases) >= 4


def test_a_case_that_expects_otherwise_is_reported_with_its_place():
    case = next(case for case in CASES if case.clause == "QSH-20c" and "不符合" in case.expect.values())
    wrong = {**case.expect, "任一": "符合"}

    (difference,) = run_case(type(case)(**{**vars(case), "expect": wrong}), PACKS["qsh_2009"], ENGINES["reference"])

    assert str(difference).startswith(
        f"qsh_2009/cases/m20_exchange.yaml 第{case.line}行 QSH-20c“{case.name}”：结论应为"
    )
