import pytest

from gongdao.papers.codes import ETHNIC_GROUP_CODES, education_code_of, ethnic_group_of, is_not_given


def test_there_are_fifty_six_ethnic_groups_in_the_order_of_the_standard():
    codes = list(ETHNIC_GROUP_CODES.values())

    assert codes == [f"{number:02d}" for number in range(1, 57)]
    assert [ETHNIC_GROUP_CODES[name] for name in ("汉族", "满族", "达斡尔族", "怒族", "基诺族")] == [
        "01",
        "11",
        "31",
        "42",
        "56",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("汉族", "汉族"),
        ("汉", "汉族"),
        ("维吾尔", "维吾尔族"),
        (" 回 族 ", "回族"),
        ("穿青人", None),
        ("族", None),
        ("", None),
    ],
)
def test_ethnic_group_is_known_with_and_without_its_last_character(text, name):
    assert ethnic_group_of(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("博士后", "10"),
        ("硕士研究生学历", "10"),
        ("大学本科毕业", "20"),
        ("大专", "30"),
        ("中专", "40"),
        ("高中", "60"),
        ("初中", "70"),
        ("小学", "80"),
        ("私塾", None),
    ],
)
def test_education_is_put_into_its_class(text, code):
    assert education_code_of(text) == code


@pytest.mark.parametrize(
    ("text", "expected"), [("不详", True), ("－", True), ("　", True), ("无锡", False), ("0", False)]
)
def test_not_given(text, expected):
    assert is_not_given(text) is expected
