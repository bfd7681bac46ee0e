from hashlib import sha256

import pytest

from gongdao.papers.identity import identity_key, is_id_number, row_digest, sex_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("999999195706120014", True),
        ("999999195706120018", False),
        ("99999919570612001", False),
        ("9999991957061200180", False),
        ("999999195702300010", False),
        ("99999919570612001X", False),
        ("９９９９９９１９５７０６１２００１８", False),
        ("", False),
    ],
)
def test_id_number_is_known_by_length_birth_and_check_digit(text, expected):
    assert is_id_number(text) is expected


def test_exactly_one_check_digit_fits():
    fitting = [digit for digit in "0123456789X" if is_id_number(f"99999919800101002{digit}")]

    assert len(fitting) == 1


def test_the_last_digit_but_one_tells_the_sex():
    assert (sex_of("999999195706120014"), sex_of("999999195706120022")) == ("男", "女")


def test_identity_depends_on_each_part_and_on_the_occurrence():
    keys = {
        identity_key("张三", "男", "1957-06-12", 1),
        identity_key("张三", "女", "1957-06-12", 1),
        identity_key("张三", "男", "1957-06", 1),
        identity_key("张三男", "", "1957-06-12", 1),
        identity_key("张三", "男", "1957-06-12", 2),
    }

    assert len(keys) == 5
    assert all(len(key) == 64 for key in keys)


def test_the_first_of_several_keeps_the_key_it_had_alone():
    alone = sha256('["张三","男","1957"]'.encode()).hexdigest()

    assert identity_key("张三", "男", "1957", 1) == alone


def test_row_digest_ignores_space_around_cells_and_blank_cells():
    assert row_digest(["姓名", "性别", "备注"], ["张三", " 男 ", ""]) == row_digest(["姓名", "性别"], ["张三", "男"])


def test_row_digest_knows_which_column_a_cell_stands_in():
    assert row_digest(["姓名", "备注"], ["张三", ""]) != row_digest(["备注", "姓名"], ["张三", ""])
