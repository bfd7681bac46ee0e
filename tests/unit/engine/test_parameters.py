from datetime import date

from gongdao.engine.parameters import DatedValue, MonthDay, Parameter


def dated(begins_on: date, value: int) -> DatedValue:
    return DatedValue(begins_on, value, "source", "原文用语", None, None)


EIGHT, FIVE = dated(date(2009, 7, 21), 8), dated(date(2014, 1, 1), 5)
YEARS = Parameter("years", "年限", "years", "年", (EIGHT, FIVE))
UNSET = Parameter("line", "分数线", "line", "分", (), unset_reason="另行规定")


def test_the_value_in_force_is_the_last_that_has_begun():
    days = (date(2009, 7, 20), date(2009, 7, 21), date(2013, 12, 31), date(2014, 1, 1))

    assert [YEARS.on(day) for day in days] == [None, EIGHT, EIGHT, FIVE]


def test_a_parameter_without_values_is_unset_on_every_day():
    assert UNSET.on(date(2014, 1, 1)) is None
    assert UNSET.changes_after(date(2000, 1, 1)) == ()


def test_changes_lie_strictly_after_the_day():
    assert YEARS.changes_after(date(2009, 7, 20)) == (date(2009, 7, 21), date(2014, 1, 1))
    assert YEARS.changes_after(date(2009, 7, 21)) == (date(2014, 1, 1),)
    assert YEARS.changes_after(date(2014, 1, 1)) == ()


def test_a_month_and_day_is_shown_with_two_digits_each():
    assert str(MonthDay(3, 1)) == "03-01"
