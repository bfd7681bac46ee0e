import pytest

from gongdao.papers.forms.assessments import read_assessments


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("2019、2020年称职，2021年优秀。", {2019: "2", 2020: "2", 2021: "1"}),
        ("2019年—2021年均为称职", {2019: "2", 2020: "2", 2021: "2"}),
        ("2019年度考核为优秀；2020年不定等次", {2019: "1", 2020: "5"}),
        ("2019年、2020年和2021年年度考核均为优秀等次", {2019: "1", 2020: "1", 2021: "1"}),
        ("2020年合格，2021年基本合格", {2020: "2", 2021: "3"}),
        ("2021年不进行考核", {2021: "6"}),
        ("", {}),
    ],
)
def test_years_and_grades_are_read(text, grades):
    statement = read_assessments(text)

    assert {one.year: one.grade for one in statement.grades} == grades
    assert statement.unread == ""


@pytest.mark.parametrize(("text", "unread"), [("近三年称职", "近三年称职"), ("2020年很好，2021年优秀", "2020年很好")])
def test_what_is_not_understood_is_given_back(text, unread):
    assert read_assessments(text).unread == unread
