import pytest

from gongdao.papers.forms.fitting import Line, Sizes, count_lines, fit, height_of, width_of

SIZES = Sizes(14, 5, 11)


@pytest.mark.parametrize(("text", "squares"), [("甲乙", 2), ("（岁）", 3), ("12", 1.24), ("1岁", 1.87), ("", 0)])
def test_a_text_is_measured_in_squares(text, squares):
    assert width_of(text) == pytest.approx(squares)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([Line("甲" * 20)], 1),
        ([Line("甲" * 21)], 2),
        ([Line("甲" * 38)], 2),
        ([Line("甲" * 39)], 3),
        ([Line("甲" * 11, "1991.09--1995.07")], 1),
        ([Line("甲" * 12, "1991.09--1995.07")], 2),
        ([Line("甲"), Line("")], 2),
    ],
)
def test_lines_are_counted_where_they_wrap(lines, count):
    assert count_lines(lines, 20) == count


def test_the_distance_of_lines_is_a_point_more_than_the_size():
    assert height_of(58, 5) == pytest.approx((58 * 6 - 1) * 25.4 / 72)
    assert height_of(0, 5) == 0


def test_a_text_takes_the_largest_size_that_fits():
    ten = [Line("甲" * 40)] * 10

    assert fit(ten, 150, 200, SIZES) == 14
    assert fit(ten, 150, 60, SIZES) == 10.5
    assert fit(ten, 150, 10, SIZES) is None


def test_a_single_line_is_rather_smaller_than_broken():
    assert fit([Line("甲" * 5)], 21.4, 12, SIZES) == 12
    assert fit([Line("甲" * 6)], 21.4, 12, SIZES) == 14
    assert fit([Line("甲" * 5)], 21.4, 3, SIZES) == 8.5
