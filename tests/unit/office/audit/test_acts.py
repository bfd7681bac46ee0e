"""The rows of a bulk act: one digest for all, and a proof for each."""

from datetime import date

import pytest

from gongdao.office.audit import merkle
from gongdao.office.audit.acts import digest, proof_of_row, row_hash

ROWS = [{"name": f"第{number}人", "on": date(2026, 1, number % 28 + 1), "count": number} for number in range(21)]


@pytest.mark.parametrize("size", [1, 2, 3, 8, 21])
def test_each_row_is_proved_and_no_other_passes(size):
    rows = ROWS[:size]
    root = bytes.fromhex(digest(rows))

    for index in range(size):
        proof = proof_of_row(rows, index)
        hits = [one for one in range(size) if merkle.is_included(1, index, size, row_hash(rows[one]), proof, root)]
        assert hits == [index]


def test_a_changed_row_does_not_pass():
    root = bytes.fromhex(digest(ROWS))

    proof = proof_of_row(ROWS, 4)

    assert merkle.is_included(1, 4, 21, row_hash(ROWS[4]), proof, root)
    assert not merkle.is_included(1, 4, 21, row_hash(ROWS[4] | {"count": 5}), proof, root)


def test_a_row_is_the_same_however_its_names_are_ordered():
    assert row_hash({"a": 1, "b": "甲"}) == row_hash({"b": "甲", "a": 1})
    assert row_hash(["甲", None]) != row_hash(["甲", ""])
