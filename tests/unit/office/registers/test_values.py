from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Kind
from gongdao.office.registers.values import BadValue, check_key, display, parse

COLUMN = {
    Kind.TEXT: RELATIONS["credit"].by_name["course"],
    Kind.CODE: RELATIONS["post"].by_name["line"],
    Kind.INTEGER: RELATIONS["tally"].by_name["issued"],
    Kind.DECIMAL: RELATIONS["credit"].by_name["points"],
    Kind.DAY: RELATIONS["credit"].by_name["earned_on"],
    Kind.PARTIAL_DAY: RELATIONS["person"].by_name["born_on"],
    Kind.FLAG: RELATIONS["post"].by_name["is_main_leader"],
}
VALUES = {
    Kind.TEXT: st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=300),
    Kind.CODE: st.sampled_from(["party", "government"]),
    Kind.INTEGER: st.integers(0, 999_999_999),
    Kind.DECIMAL: st.decimals(0, "9999999.99", places=2),
    Kind.DAY: st.dates(),
    Kind.PARTIAL_DAY: st.builds(
        lambda day, size: PartialDate.parse(day.isoformat()[:size]), st.dates(), st.sampled_from([4, 7, 10])
    ),
    Kind.FLAG: st.booleans(),
}


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_what_is_displayed_is_read_back(kind, data):
    value = data.draw(VALUES[kind])

    assert parse(COLUMN[kind], display(COLUMN[kind], value)) == value


@given(st.text(), st.sampled_from(list(Kind)))
def test_any_text_is_read_or_refused_with_a_sentence(text, kind):
    try:
        parse(COLUMN[kind], text)
    except BadValue as bad:
        assert bad.problem.sentence.startswith("不能保存。")  # noqa: PT017 -- the other outcome is no error


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.CODE, "党委", "party"),
        (Kind.INTEGER, "１２", 12),
        (Kind.DECIMAL, "2.5", Decimal("2.5")),
        (Kind.DAY, "2009年7月1日", date(2009, 7, 1)),
        (Kind.DAY, "2009/7/1", date(2009, 7, 1)),
        (Kind.FLAG, "否", False),
        (Kind.TEXT, "   ", None),
    ],
)
def test_cells_as_people_write_them(kind, text, value):
    assert parse(COLUMN[kind], text) == value


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Kind.TEXT, "长" * 301, "too_long"),
        (Kind.TEXT, "备注99999919800101004X", "citizen_number"),
        (Kind.CODE, "团委", "unknown_code"),
        (Kind.INTEGER, "-1", "not_an_integer"),
        (Kind.INTEGER, "1.5", "not_an_integer"),
        (Kind.INTEGER, "1" * 10, "not_an_integer"),
        (Kind.DECIMAL, "1.234", "not_a_decimal"),
        (Kind.DECIMAL, "10000000", "too_large"),
        (Kind.DAY, "2009-07", "not_a_day"),
        (Kind.DAY, "2026-02-30", "not_a_day"),
        (Kind.PARTIAL_DAY, "1957-13", "not_a_date"),
        (Kind.FLAG, "对", "not_a_flag"),
    ],
)
def test_cells_that_say_nothing_are_refused(kind, text, code):
    with pytest.raises(BadValue) as refusal:
        parse(COLUMN[kind], text)

    assert refusal.value.problem.code == code


def test_citizen_number_is_neither_repeated_in_its_refusal_nor_taken_as_a_key_nor_displayed():
    key = RELATIONS["person"].columns[0]

    with pytest.raises(BadValue) as refusal:
        parse(COLUMN[Kind.TEXT], "99999919800101004X")
    as_key = check_key(key, "99999919800101004X")

    shown = "9****************X"
    assert (refusal.value.problem.value, as_key.value, as_key.code) == (shown, shown, "citizen_number")
    assert display(COLUMN[Kind.TEXT], "备注99999919800101004X") == f"备注{shown}"
