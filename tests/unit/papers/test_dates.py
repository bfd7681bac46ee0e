from datetime import date

import pytest

from gongdao.papers.dates import DateColumn, DayOrder, ReadDate, decide_order

AS_OF = date(2026, 11, 24)
DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


def read(text, others=(), said=None):
    found = DateColumn.of(list(others) or [text], AS_OF, said).read(text)
    return found.value.text if found.value else None, found.code


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("13/06/1957", "1957-06-13"),
        ("06/13/1957", "1957-06-13"),
        ("13.6.1957", "1957-06-13"),
        ("13-06-1957", "1957-06-13"),
        ("06/06/1957", "1957-06-06"),
        ("1957-06-12", "1957-06-12"),
        ("1957-06-12 00:00:00", "1957-06-12"),
        ("1957/6/12", "1957-06-12"),
        ("1957.06.12", "1957-06-12"),
        ("1957年6月12日", "1957-06-12"),
        ("1957 年 6 月 12 日", "1957-06-12"),
        ("１９５７年６月１２日", "1957-06-12"),
        ("19570612", "1957-06-12"),
        ("29/02/1956", "1956-02-29"),
        ("1957.06", "1957-06"),
        ("1957.10", "1957-10"),
        ("1957.6", "1957-06"),
        ("1957-06", "1957-06"),
        ("195706", "1957-06"),
        ("06/1957", "1957-06"),
        ("1957年6月", "1957-06"),
        ("1957年6月份", "1957-06"),
        ("1957", "1957"),
        ("1957年", "1957"),
        ("21348", "1958-06-12"),
        ("1900", "1900"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11", "2026-11"),
    ],
)
def test_every_form_is_read_at_its_precision(text, iso):
    assert read(text) == (iso, "")


@pytest.mark.parametrize("text", ["", " ", "　", "不详", "-", "—", "/", "无", "N/A"])
def test_nothing_stated_is_neither_a_date_nor_a_fault(text):
    assert DateColumn.of([text], AS_OF).read(text) == ReadDate(None, "")


@pytest.mark.parametrize(
    "text",
    [
        "31/02/1980",
        "32/01/1980",
        "00/01/1980",
        "29/02/1957",
        "1957-00",
        "1957.13",
        "1957-02-30",
        "1899",
        "1899-12-31",
        "2026-11-25",
        "2026-12",
        "2027",
        "195713",
    ],
)
def test_a_day_no_calendar_has_or_out_of_range_is_impossible(text):
    assert read(text, said=DAY) == (None, "impossible_date")


@pytest.mark.parametrize(
    "text", ["abc", "57.06", "五七年六月", "1957--06", "19571", "1985.06民盟", "1957/06-12/", "123456789"]
)
def test_any_other_text_is_unreadable(text):
    assert read(text) == (None, "unreadable_date")


def test_a_lost_zero_leaves_the_month_open():
    assert read("1957.1") == ("1957", "month_unsure")


def test_a_column_that_writes_october_in_full_has_no_lost_zero():
    assert read("1957.1", others=["1957.1", "1960.10"]) == ("1957-01", "")


def test_an_order_is_proved_by_a_number_over_twelve():
    decision = decide_order(["01/02/1980", "13/02/1980", ""])

    assert (decision.order, decision.ground, decision.count, decision.others) == (DAY, "order_proved", 1, 0)
    assert (decision.swappable, decision.example) == (1, "01/02/1980")
    assert not decision.must_be_asked


def test_the_other_order_is_proved_by_the_second_number():
    assert decide_order(["01/02/1980", "02/13/1980"]).order is MONTH
    assert read("01/02/1980", others=["02/13/1980"]) == ("1980-01-02", "")


def test_december_beside_a_higher_number_proves_the_order():
    assert decide_order(["13/12/1980"]).order is DAY
    assert decide_order(["12/13/1980"]).order is MONTH


def test_the_twelfth_of_a_month_can_be_swapped():
    column = DateColumn.of(["11/12/1980"], AS_OF)

    assert (column.decision.swappable, column.decision.must_be_asked) == (1, True)
    assert column.read("11/12/1980") == ReadDate(None, "undecided_date")


@pytest.mark.parametrize("number", [12, 32])
def test_twelve_and_thirty_two_prove_nothing(number):
    assert decide_order([f"{number}/02/1980"]).order is None


def test_one_contradiction_in_twenty_is_a_slip():
    column = ["13/02/1980"] * 20 + ["02/13/1980", "03/04/1980"]

    assert decide_order(column).order is DAY
    assert (decide_order(column).ground, decide_order(column).others) == ("order_by_majority", 1)
    assert read("02/13/1980", others=column) == (None, "impossible_date")
    assert read("03/04/1980", others=column) == ("1980-04-03", "")


def test_more_contradictions_must_be_asked():
    column = ["13/02/1980"] * 19 + ["02/13/1980", "03/04/1980"]

    assert decide_order(column).must_be_asked
    assert decide_order(column, MONTH).order is MONTH


def test_contradiction_without_swappable_values_needs_no_answer():
    column = ["13/02/1980", "02/13/1980"]

    assert not decide_order(column).must_be_asked
    assert read(column[0], others=column) == ("1980-02-13", "")
    assert read(column[1], others=column) == ("1980-02-13", "")


def test_few_swappable_values_must_be_asked():
    decision = decide_order(["01/02/1980", "03/04/1981"])

    assert decision.must_be_asked
    assert (decision.order, decision.swappable, decision.example) == (None, 2, "01/02/1980")


@pytest.mark.parametrize(("varying", "order"), [(19, None), (20, DAY), (21, DAY)])
def test_a_constant_first_position_beside_a_varying_one_is_the_day(varying, order):
    column = ["01/01/1980"] * 5 + [f"01/{number % 11 + 2:02d}/1985" for number in range(varying)]

    assert decide_order(column).order is order


def test_a_constant_second_position_is_the_day_too():
    column = [f"{number % 11 + 2:02d}/01/1985" for number in range(20)]

    assert (decide_order(column).order, decide_order(column).ground) == (MONTH, "order_by_spread")


def test_impossible_values_do_not_count_as_spread():
    assert decide_order(["01/99/1985"] * 40 + ["01/02/1985"]).order is None


def test_the_answer_of_a_user_goes_before_the_values():
    column = ["13/02/1980", "03/04/1980"]

    assert decide_order(column, MONTH).ground == "order_said"
    assert read("13/02/1980", others=column, said=MONTH) == (None, "impossible_date")
    assert read("03/04/1980", others=column, said=MONTH) == ("1980-03-04", "")


def test_values_of_an_open_column_are_undecided_one_by_one():
    column = DateColumn.of(["01/02/1980", "03/03/1980"], AS_OF)

    assert column.read("01/02/1980") == ReadDate(None, "undecided_date")
    assert str(column.read("03/03/1980").value) == "1980-03-03"
