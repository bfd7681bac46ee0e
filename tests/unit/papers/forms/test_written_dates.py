import pytest

from gongdao.facts.partial import PartialDate
from gongdao.papers.forms.written_dates import age_on, each_on_paper, on_paper, read_written, write_month


@pytest.mark.parametrize(
    ("text", "value", "paper"),
    [
        ("197208", "1972-08", "1972.08"),
        ("1972.08", "1972-08", "1972.08"),
        ("19720815", "1972-08-15", "1972.08"),
        ("1972.08.15", "1972-08-15", "1972.08"),
        ("1972年8月", "1972-08", "1972.08"),
        ("1972", "1972", "1972"),
        ("197213", None, "197213"),
        ("群众", None, "群众"),
        ("", None, ""),
    ],
)
def test_a_date_is_read_and_put_on_paper(text, value, paper):
    assert read_written(text) == (PartialDate.parse(value) if value else None)
    assert on_paper(text) == paper


@pytest.mark.parametrize(("day", "text"), [("1972-08", "197208"), ("1972-08-15", "197208"), ("1972", "1972")])
def test_a_date_is_written_as_in_the_file(day, text):
    assert write_month(PartialDate.parse(day)) == text


@pytest.mark.parametrize(("on", "age"), [("2026-07", 53), ("2026-08", 54), ("2026-09", 54), ("2026-08-01", 54)])
def test_the_month_of_birth_completes_the_year(on, age):
    assert age_on(PartialDate.parse("1972-08"), PartialDate.parse(on)) == age


@pytest.mark.parametrize(
    ("text", "paper"),
    [("200108；民建", "2001.08；民建"), ("2001年8月", "2001.08"), ("电话1234567", "电话1234567"), ("", "")],
)
def test_dates_within_a_text_are_put_on_paper(text, paper):
    assert each_on_paper(text) == paper
