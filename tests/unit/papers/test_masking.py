from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdao.papers.masking import holds_number, masked

NUMBER = "99999919800101004X"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (NUMBER, "9****************X"),
        (NUMBER.lower(), "9****************x"),
        ("999999198001010014", "9****************4"),
        ("999999800101001", "9*************1"),
        ("张三，身份证号99999919800101004X，已核。", "张三，身份证号9****************X，已核。"),
        ("999999 19800101 004X", "9******************X"),
        ("999999-19800101-004X", "9******************X"),
        ("９９９９９９１９８００１０１００４Ｘ", "９****************Ｘ"),
        (f"{NUMBER}/{NUMBER}", "9****************X/9****************X"),
    ],
)
def test_number_is_hidden_but_for_its_ends(text, shown):
    assert masked(text) == shown
    assert holds_number(text)
    assert masked(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "张三",
        "2009-07-21",
        "13800000000",
        "person-1a2b3c",
        "999999198013010040",  # no thirteenth month
        "999999198001320040",  # no thirty-second day
        "1999999198001010014",  # nineteen digits
        "99999919800101001499",
        "12345678901234567",
        "unit-99999919800101",
    ],
)
def test_what_is_no_number_stays(text):
    assert masked(text) == text
    assert not holds_number(text)


@given(
    before=st.text(alphabet="张三，。 a/", max_size=8),
    after=st.text(alphabet="张三，。 a/", max_size=8),
    place=st.from_regex(r"[1-9][0-9]{5}", fullmatch=True),
    born=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    order=st.from_regex(r"[0-9]{3}[0-9X]", fullmatch=True),
)
def test_no_number_stands_in_a_masked_text(before, after, place, born, order):
    number = f"{place}{born:%Y%m%d}{order}"

    shown = masked(before + number + after)

    assert number not in shown
    assert number[1:-1] not in shown
    assert shown == f"{before}{number[0]}{'*' * 16}{number[-1]}{after}"
