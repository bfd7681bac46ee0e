from datetime import date

import pytest

from gongdao.papers.codebook.tables import all_tables, table_named

REFORM = date(2019, 6, 1)


def test_codes_and_labels_of_a_table_are_unique():
    for table in all_tables():
        names = [name for one in table.codes for name in (one.label, *one.was)]
        assert len({one.code for one in table.codes}) == len(table.codes), table.name
        assert len(set(names)) == len(names), table.name


@pytest.mark.parametrize(
    ("table", "text", "code"),
    [
        ("politics", "中共党员", "01"),
        ("politics", "01", "01"),
        ("politics", "预备党员", "02"),
        ("politics", " 九三学社 社员 ", "10"),
        ("education", "省(区、市)委党校研究生", "1B"),
        ("education", "大学本科", "21"),
        ("assessment_grade", "合格", "2"),
        ("education_mode", "在职教育", "2"),
        ("sex", "不详", None),
    ],
)
def test_an_entry_is_found_by_code_label_or_older_label(table, text, code):
    found = table_named(table).find(text)

    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("label", "day", "code"),
    [
        ("调研员", date(2019, 5, 31), "F03"),
        ("调研员", REFORM, None),
        ("一级调研员", date(2019, 5, 31), None),
        ("一级调研员", REFORM, "G03"),
    ],
)
def test_a_code_counts_on_its_days_alone(label, day, code):
    found = table_named("grade").find(label, day)

    assert (found and found.code) == code
    assert table_named("grade").find(label) is not None


def test_the_label_of_a_code_is_given_also_when_it_is_old():
    assert table_named("grade").label_of("F03") == "调研员"
    assert table_named("grade").label_of("X") is None
    assert [table.name for table in all_tables() if table.is_ours] == ["grade"]
