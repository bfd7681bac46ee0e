"""Every worked case holds, by the reference and by the compiled path."""

import pytest

from gongdao.engine.cases import ENGINES, read_cases, run_case
from gongdao.packs.installed import FOLDER, load

PACK = load("qsh_2009")
CASES = list(read_cases(FOLDER / PACK.name))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("clause", [clause.id for clause in PACK.computed])
def test_the_worked_cases_of_a_clause_hold(clause, engine):
    cases = [case for case in CASES if case.clause == clause]

    differences = [str(difference) for case in cases for difference in run_case(case, PACK, ENGINES[engine])]

    assert differences == []
    assert len(cases) >= 10


def test_a_case_that_expects_otherwise_is_reported_with_its_place():
    case = next(case for case in CASES if case.clause == "QSH-20c" and "不符合" in case.expect.values())
    wrong = {**case.expect, "任一": "符合"}

    (difference,) = run_case(type(case)(**{**vars(case), "expect": wrong}), PACK, ENGINES["reference"])

    assert str(difference).startswith(
        f"qsh_2009/cases/m20_exchange.yaml 第{case.line}行 QSH-20c“{case.name}”：结论应为"
    )
