from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.engine.tree import always
from gongdao.engine.truth import (
    UNKNOWN,
    Span,
    all_of,
    any_of,
    compare,
    exactly,
    floor_divided,
    greatest,
    least,
    minus,
    negate,
    negative,
    plus,
    times,
)

THREE = (True, False, None)
OPERATORS = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}
ENDS = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted).map(lambda ends: Span(*ends))


def test_and_is_decided_by_one_no():
    table = {(one, other): all_of([always(one), always(other)])(None) for one, other in product(THREE, THREE)}

    assert table == {
        (True, True): True,
        (True, False): False,
        (True, None): None,
        (False, True): False,
        (False, False): False,
        (False, None): False,
        (None, True): None,
        (None, False): False,
        (None, None): None,
    }
    assert all_of([])(None) is True


def test_or_is_decided_by_one_yes():
    table = {(one, other): any_of([always(one), always(other)])(None) for one, other in product(THREE, THREE)}

    assert table == {
        (True, True): True,
        (True, False): True,
        (True, None): True,
        (False, True): True,
        (False, False): False,
        (False, None): None,
        (None, True): True,
        (None, False): None,
        (None, None): None,
    }
    assert any_of([])(None) is False


def test_not_leaves_unknown_as_it_is():
    assert [negate(part) for part in THREE] == [False, True, None]


@given(ENDS, ENDS, st.sampled_from(sorted(OPERATORS)))
def test_a_comparison_is_decided_when_all_possible_values_agree(left, right, op):
    answers = {
        OPERATORS[op](one, other)
        for one in range(left.low, left.high + 1)
        for other in range(right.low, right.high + 1)
    }

    assert compare(op, left, right) == (answers.pop() if len(answers) == 1 else None)


@pytest.mark.parametrize(
    ("op", "left", "right", "answer"),
    [
        ("<", Span(None, 3), exactly(4), True),
        ("<", Span(None, 4), exactly(4), None),
        ("<", Span(4, None), exactly(4), False),
        ("<=", Span(5, None), exactly(4), False),
        ("<=", Span(None, 4), exactly(4), True),
        (">", Span(5, None), exactly(4), True),
        (">=", Span(4, None), exactly(4), True),
        (">=", Span(None, 3), exactly(4), False),
        ("==", Span(None, 3), exactly(4), False),
        ("==", Span(None, 4), exactly(4), None),
        ("!=", Span(5, None), exactly(4), True),
        ("==", UNKNOWN, UNKNOWN, None),
        ("<", UNKNOWN, exactly(1), None),
    ],
)
def test_an_end_without_bound_decides_nothing_beyond_it(op, left, right, answer):
    assert compare(op, left, right) is answer


def test_an_unknown_operator_is_refused():
    with pytest.raises(ValueError, match="=<"):
        compare("=<", exactly(1), exactly(1))


def test_spans_are_added_and_multiplied_end_by_end():
    assert plus(Span(1, 2), Span(10, None)) == Span(11, None)
    assert plus(exactly(date(2012, 2, 28)), Span(1, 2)) == Span(date(2012, 2, 29), date(2012, 3, 1))
    assert times(Span(2, None), exactly(3)) == Span(6, None)
    assert times(exactly(Decimal("1.5")), exactly(2)) == exactly(Decimal(3))
    assert times(UNKNOWN, exactly(0)) == UNKNOWN


def test_a_span_is_exact_when_there_is_one_value():
    assert [span.is_exact for span in (exactly(1), Span(1, 2), Span(1, None), UNKNOWN)] == [True, False, False, False]


def test_minus_takes_the_most_from_the_least():
    assert minus(Span(5, 7), Span(1, 2)) == Span(3, 6)
    assert minus(Span(5, None), Span(None, 2)) == Span(3, None)
    assert minus(exactly(date(2012, 3, 1)), exactly(1)) == exactly(date(2012, 2, 29))
    assert minus(exactly(Decimal("1.5")), exactly(2)) == exactly(Decimal("-0.5"))
    assert negative(Span(1, 3)) == Span(-3, -1)
    assert negative(Span(None, 3)) == Span(-3, None)


def test_floor_divided_counts_whole_times_by_a_number_above_zero():
    assert floor_divided(Span(5, 12), exactly(6)) == Span(0, 2)
    assert floor_divided(exactly(Decimal("-0.5")), exactly(2)) == exactly(-1)
    assert floor_divided(Span(None, 12), exactly(6)) == Span(None, 2)
    assert floor_divided(exactly(12), exactly(0)) == UNKNOWN
    assert floor_divided(exactly(12), exactly(-1)) == UNKNOWN
    assert floor_divided(exactly(12), UNKNOWN) == UNKNOWN


def test_least_and_greatest_are_bounded_by_the_value_that_is_known():
    assert least(Span(1, 5), Span(2, 3)) == Span(1, 3)
    assert greatest(Span(1, 5), Span(2, 3)) == Span(2, 5)
    assert least(exactly(3), UNKNOWN) == Span(None, 3)
    assert greatest(exactly(3), UNKNOWN) == Span(3, None)
    assert least(UNKNOWN, Span(2, 4)) == Span(None, 4)
    assert greatest(UNKNOWN, UNKNOWN) == UNKNOWN


@given(ENDS, ENDS)
def test_least_and_greatest_hold_all_values_and_no_others(left, right):
    pairs = list(product(range(left.low, left.high + 1), range(right.low, right.high + 1)))
    smaller, larger = {min(pair) for pair in pairs}, {max(pair) for pair in pairs}

    assert least(left, right) == Span(min(smaller), max(smaller))
    assert greatest(left, right) == Span(min(larger), max(larger))
