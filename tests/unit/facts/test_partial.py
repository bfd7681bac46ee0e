from datetime import date

import pytest

from gongdao.facts.partial import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1957-06-12", date(1957, 6, 12), date(1957, 6, 12)),
        ("1957-06", date(1957, 6, 1), date(1957, 6, 30)),
        ("1956-02", date(1956, 2, 1), date(1956, 2, 29)),
        ("1957", date(1957, 1, 1), date(1957, 12, 31)),
    ],
)
def test_parse_gives_the_days_it_may_mean(text, first, last):
    assert PartialDate.parse(text) == PartialDate(first, last, text)
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "57", "1957-6", "1957-13", "1957-00", "1957-02-29", "1957-06-12 ", "0000", "１９５７", "1957-06-"]
)
def test_parse_refuses_what_is_no_iso_date(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_of_day_is_known_to_the_day():
    known = PartialDate.of_day(date(1957, 6, 12))

    assert known == PartialDate.parse("1957-06-12")
    assert known.is_day


@pytest.mark.parametrize("text", ["1957-06", "1957"])
def test_a_month_or_a_year_is_not_known_to_the_day(text):
    assert not PartialDate.parse(text).is_day


def test_days_that_disagree_with_the_text_are_refused():
    with pytest.raises(ValueError, match="1957-06"):
        PartialDate(date(1957, 6, 1), date(1957, 6, 29), "1957-06")
