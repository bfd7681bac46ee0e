from datetime import UTC, datetime

import pytest

from gongdao.office.audit import leaves
from gongdao.office.audit.models import Event

KEY = bytes(range(32))


def event(**values: object) -> Event:
    told = {"act": "tests.act", "result": "done", "sentence": '引号“"”和换行\n', "data": {"b": [1, None], "a": "甲"}}
    return Event(at=datetime(2026, 7, 21, 1, 2, 3, 4, UTC), actor_key="li\\jing", **(told | values))


@pytest.mark.parametrize("values", [{}, {"corrects": 7}, {"subject_key": "\x00\x1f\x7f\u2028", "rows": 3}])
@pytest.mark.parametrize("suite", [1, 2])
def test_the_leaf_is_the_canonical_text_of_its_commitments(suite, values):
    told = event(**values)

    expected = {f"{name}_c": leaves.commit(suite, KEY, value) for name, value in leaves.opened(told).items()}
    expected |= {"v": 1, "log": "gongdao/x", "seq": 5, "type": "tests.act:done", "t": "2026-07-21T01:02:03.000004Z"}
    assert leaves.body(suite=suite, log="gongdao/x", seq=5, key=KEY, event=told) == leaves.canonical(expected)


def test_a_fraction_has_no_place_in_the_record():
    with pytest.raises(TypeError):
        leaves.plain({"share": 0.5})


def test_a_plain_value_is_what_a_database_gives_back():
    assert leaves.plain({1: ("甲", True)}) == {"1": ["甲", True]}
