"""A worked case may set any number that a locality would."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gongdao.engine.cases import as_set_locally, read_cases, run_case
from gongdao.engine.located import PackError
from gongdao.engine.parameters import MonthDay, Parameter
from tests.agreement.invented import invented

CHOICES = (("months", "按月"), ("days", "按日"))
NUMBERS = (
    Parameter("number", "次数", "number", "次", ()),
    Parameter("share", "比例", "share", None, ()),
    Parameter("begins", "起算日", "begins", None, ()),
    Parameter("deadline", "截止日", "deadline", None, ()),
    Parameter("counted_in", "计算方式", "counted_in", None, (), CHOICES),
)
PACK = invented()
CLAUSE = replace(PACK.clauses[0], parameters=NUMBERS)
CASES = """\
- clause: months
  cases:
    - case: 当地设定
      as_of: 2012-03-09
      parameters: {次数: 3, 比例: 2/3, 起算日: 2008-10-31, 截止日: 12-31, 计算方式: 按日}
      expect: {}
"""


@pytest.fixture
def read(tmp_path):
    """Read one case of a text."""

    def read_text(text):
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases" / "m01.yaml").write_text(text, encoding="utf-8")
        return next(iter(read_cases(tmp_path)))

    return read_text


def test_a_case_sets_numbers_shares_days_and_choices_by_their_chinese_names(read):
    clause = as_set_locally(CLAUSE, PACK, read(CASES))

    assert {one.name: one.values[0].value for one in clause.parameters} == {
        "number": 3,
        "share": Fraction(2, 3),
        "begins": date(2008, 10, 31),
        "deadline": MonthDay(12, 31),
        "counted_in": "days",
    }
    assert {one.values[0].begins_on for one in clause.parameters} == {date.min}


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("按日", "按周", "no_choice", "没有选项“按周”。可选的有：按月、按日"),
        ("2/3", "三分之二", "bad_value", "“比例”的值“三分之二”无法理解"),
        ("次数", "人数", "no_parameter", "没有参数“人数”"),
    ],
)
def test_what_cannot_be_set_is_refused_with_the_line_of_the_case(read, old, new, code, words):
    case = read(CASES.replace(old, new))

    with pytest.raises(PackError, match=words) as refused:
        list(run_case(case, replace(PACK, clauses=(CLAUSE,)), lambda *_: []))

    assert (refused.value.code, refused.value.line) == (code, 3)
