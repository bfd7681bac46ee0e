"""The text of 年度考核结果: years and grades."""

import re
from dataclasses import dataclass

from gongdao.papers.codebook.tables import table_named
from gongdao.papers.spelling import plain

_YEAR = r"\d{4}\s*年?(?:度)?"
_GROUP = re.compile(
    rf"(?P<years>{_YEAR}(?:\s*[、,和及与]\s*{_YEAR}|\s*(?:[—–~\-]+|至)\s*{_YEAR})*)(?:年?度?考核)?[均都]?(?:为|是|被评为|确定为|:)?\s*(?P<grade>[^\d,;。、\s]+)"
)
_RANGE = re.compile(r"(\d{4})\s*年?(?:度)?\s*(?:[—–~\-]+|至)\s*(\d{4})")
_SINGLE = re.compile(r"\d{4}")
_FILLING = re.compile(r"[\s,;。、]+|等次|年度考核|考核")


@dataclass(frozen=True, slots=True)
class YearGrade:
    """The grade of one year: its code of the table of assessment grades."""

    year: int
    grade: str


@dataclass(frozen=True, slots=True)
class AssessmentStatement:
    """What the text says, by year, and what of it could not be read."""

    grades: tuple[YearGrade, ...]
    unread: str


def read_assessments(text: str) -> AssessmentStatement:
    """Read `2019、2020年称职，2021年优秀。`, also with a run of years; the text itself is never changed."""
    grades: dict[int, str] = {}
    bare = plain(text)

    def take(found: re.Match[str]) -> str:
        table, grade = table_named("assessment_grade"), found["grade"]
        code = table.find(grade) or table.find(grade.removesuffix("等次"))
        if code is None:
            return found[0]
        grades.update(dict.fromkeys(_years(found["years"]), code.code))
        return ""

    unread = _FILLING.sub("", _GROUP.sub(take, bare))
    return AssessmentStatement(tuple(YearGrade(year, grades[year]) for year in sorted(grades)), unread)


def _years(text: str) -> list[int]:
    years: list[int] = []
    for found in _RANGE.finditer(text):
        years += range(int(found[1]), int(found[2]) + 1)
    return years + [int(one) for one in _SINGLE.findall(_RANGE.sub("", text))]
