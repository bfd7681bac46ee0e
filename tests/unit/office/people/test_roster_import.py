from datetime import date

import pytest

from gongdao.errors import Denied, UserError
from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import RosterClerk, TrainingClerk, UnitClerk
from gongdao.office.audit.models import Event
from gongdao.office.intake.models import ImportBatch, ImportRow
from gongdao.office.people.models import Person
from gongdao.office.people.registers import PERSON
from gongdao.office.people.roster_import import import_roster, preview_roster
from gongdao.office.registers import actions, exporters, queries
from gongdao.papers.sheets import write_csv, write_xlsx
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

HEADERS = ["姓名", "性别", "民族", "出生日期", "籍贯", "学历", "入党时间", "参加工作时间", "工作单位", "职务"]
ROWS = [
    ["张三", "男", "汉族", "1970-06-12", "四川成都", "大学本科", "1995-07", "1990", "东河镇", "镇长"],
    ["李四", "女", "回族", "1981-02", "宁夏银川", "研究生", "", "2003-08-01", "教育局", "副局长"],
    ["王五", "男", "汉族", "1979-13-01", "", "", "", "", "", ""],
]
SOURCE = "名册.csv"
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


def _take(clerk, receiving, reading, **values):
    return import_roster(by=clerk, reading=reading, receiving_unit=receiving, source=SOURCE, **values)


def _people():
    return sorted(
        ({name: value for name, value in row.items() if name != "person"} for row in exporters.export(PERSON.model)),
        key=lambda row: (row["name"], str(row["born_on"])),
    )


def _counts(report):
    return (report.rows, report.taken, report.taken_with_remarks, report.refused, report.changes)


@pytest.mark.database
def test_people_of_a_roster_wait_in_the_receiving_unit(clerk, receiving, read):
    report = _take(clerk, receiving, read(write_csv(HEADERS, ROWS)))

    assert _counts(report) == (3, 2, 0, 1, 2)
    assert [(one.row, one.column, one.value) for one in report.remarks if one.row] == [(4, "出生日期", "1979-13-01")]
    assert _people() == [
        {
            "name": "张三",
            "unit": "waiting",
            "sex": "male",
            "born_on": PartialDate.parse("1970-06-12"),
            "ethnicity": "汉族",
            "native_place": "四川成都",
            "upbringing_place": None,
            "joined_party_on": PartialDate.parse("1995-07"),
            "started_work_on": PartialDate.parse("1990"),
            "identity": None,
        },
        {
            "name": "李四",
            "unit": "waiting",
            "sex": "female",
            "born_on": PartialDate.parse("1981-02"),
            "ethnicity": "回族",
            "native_place": "宁夏银川",
            "upbringing_place": None,
            "joined_party_on": None,
            "started_work_on": PartialDate.parse("2003-08-01"),
            "identity": None,
        },
    ]
    assert list(Person.objects.order_by("name").values_list("education", "unit_as_written", "post_as_written")) == [
        ("大学本科", "东河镇", "镇长"),
        ("研究生", "教育局", "副局长"),
    ]


def test_an_import_leaves_one_event_and_one_batch(clerk, receiving, read):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS)), headers=HEADERS)

    batch = ImportBatch.objects.get()
    event = Event.objects.get()
    assert (event.act, event.subject_kind, event.subject_key, event.rows) == (
        "people.import_roster",
        "import_batch",
        batch.key,
        3,
    )
    assert event.sentence == "导入名册“名册.csv”3行：已收2行，有提示已收0行，未收1行，变更2人。"
    assert (batch.rows, batch.taken, batch.taken_with_remarks, batch.refused, batch.changes) == (3, 2, 0, 1, 2)
    assert batch.headers == HEADERS
    assert list(ImportRow.objects.order_by("number").values_list("number", "outcome", "changed")) == [
        (2, "taken", True),
        (3, "taken", True),
        (4, "refused", False),
    ]
    assert ImportRow.objects.get(number=2).cells == ROWS[0]
    assert ImportRow.objects.get(number=2).subject_key == Person.objects.get(name="张三").key


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名册.csv", write_csv(HEADERS, ROWS, "utf-8")),
        ("名册.csv", write_csv(HEADERS, ROWS, "utf-8-sig")),
        ("名册.csv", write_csv(HEADERS, ROWS, "gb18030")),
        ("名册.xlsx", write_xlsx(HEADERS, ROWS)),
    ],
    ids=["utf-8", "utf-8-sig", "gb18030", "xlsx"],
)
def test_every_encoding_gives_the_same_people(clerk, receiving, read, name, data):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS)))
    before = list(exporters.export(PERSON.model))

    again = _take(clerk, receiving, read(data, name))

    assert _counts(again) == (3, 2, 0, 1, 0)
    assert list(exporters.export(PERSON.model)) == before


@pytest.mark.database
def test_the_same_file_again_changes_nothing(clerk, receiving, read):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS)))

    again = _take(clerk, receiving, read(write_csv(HEADERS, list(reversed(ROWS)))))

    assert _counts(again) == (3, 2, 0, 1, 0)
    assert Person.objects.count() == 2
    assert Event.objects.count() == 2


def test_a_changed_row_corrects_its_person_and_says_so(clerk, receiving, read):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS)))
    key = Person.objects.get(name="张三").key
    changed = [[*ROWS[0][:4], "重庆", "", *ROWS[0][6:]], *ROWS[1:]]

    report = _take(clerk, receiving, read(write_csv(HEADERS, changed)))

    person = Person.objects.get(name="张三")
    assert _counts(report) == (3, 1, 1, 1, 1)
    assert [(one.row, one.value) for one in report.remarks if one.row] == [(2, "张三"), (4, "1979-13-01")]
    assert (person.key, person.native_place, person.education) == (key, "重庆", "大学本科")
    row = ImportRow.objects.get(batch__in=ImportBatch.objects.order_by("-id")[:1], number=2)
    assert row.before["native_place"] == "四川成都"
    assert set(row.before) == {"native_place", "row_digest"}


def test_what_a_clerk_corrected_stays_when_the_file_comes_again(clerk, receiving, read):
    reading = read(write_csv(HEADERS, ROWS))
    _take(clerk, receiving, reading)
    key = Person.objects.get(name="张三").key
    make_unit("town", receiving.parent)
    corrections = {"unit": "town", "born_on": PartialDate.parse("1970-06-13")}
    actions.change_row(by=clerk, register=PERSON, key=key, values=corrections)

    report = _take(clerk, receiving, reading)

    person = Person.objects.get(name="张三")
    assert report.changes == 0
    assert (person.unit.key, person.born_on) == ("town", date(1970, 6, 13))


def test_namesakes_born_on_one_day_are_kept_apart(clerk, receiving, read):
    twins = [ROWS[0], [*ROWS[0][:9], "局长"]]

    first = _take(clerk, receiving, read(write_csv(HEADERS, twins)))
    second = _take(clerk, receiving, read(write_csv(HEADERS, list(reversed(twins)))))

    assert (_counts(first)[4], _counts(second)[4]) == (2, 0)
    assert sorted(Person.objects.values_list("name", "post_as_written")) == [("张三", "局长"), ("张三", "镇长")]


def test_a_changed_row_that_may_be_either_of_two_is_refused(clerk, receiving, read):
    twins = [ROWS[0], [*ROWS[0][:9], "局长"]]
    _take(clerk, receiving, read(write_csv(HEADERS, twins)))
    before = list(exporters.export(PERSON.model))

    report = _take(clerk, receiving, read(write_csv(HEADERS, [[*ROWS[0][:9], "书记"]])))

    assert _counts(report) == (1, 0, 0, 1, 0)
    assert "无法确定是谁" in report.remarks[-1].message
    assert list(exporters.export(PERSON.model)) == before


def test_one_of_two_known_by_its_row_leaves_the_other_to_be_corrected(clerk, receiving, read):
    twins = [ROWS[0], [*ROWS[0][:9], "局长"]]
    _take(clerk, receiving, read(write_csv(HEADERS, twins)))

    report = _take(clerk, receiving, read(write_csv(HEADERS, [ROWS[0], [*ROWS[0][:9], "书记"]])))

    assert report.changes == 1
    assert sorted(Person.objects.values_list("post_as_written", flat=True)) == sorted(["镇长", "书记"])


def test_a_changed_row_without_a_birth_date_is_not_taken_for_anybody(clerk, receiving, read):
    nameless = [*ROWS[0][:3], "", *ROWS[0][4:]]
    _take(clerk, receiving, read(write_csv(HEADERS, [nameless])))

    report = _take(clerk, receiving, read(write_csv(HEADERS, [[*nameless[:9], "书记"]])))

    assert (report.refused, report.changes) == (1, 0)
    assert Person.objects.count() == 1


def test_a_person_entered_by_hand_is_recognised(clerk, receiving, read):
    values = {"name": "张三", "sex": "male", "born_on": PartialDate.parse("1970-06-12"), "unit": "district"}
    row = actions.add_row(by=clerk, register=PERSON, values=values)

    report = _take(clerk, receiving, read(write_csv(HEADERS, ROWS[:1])))

    person = Person.objects.get()
    assert (report.taken_with_remarks, report.changes) == (1, 1)
    assert (person.key, person.unit.key, person.native_place) == (row.key, "district", "四川成都")


def test_a_cell_longer_than_its_column_refuses_the_row(clerk, receiving, read):
    headers = ["姓名", "性别", "出生日期", "籍贯省", "籍贯市", "籍贯县/区"]
    long = ["张三", "男", "1970-06-12", "省" * 150, "市" * 150, "县" * 150]

    report = _take(clerk, receiving, read(write_csv(headers, [long])))

    assert (report.refused, Person.objects.count()) == (1, 0)


def test_preview_tells_the_same_and_leaves_nothing(clerk, receiving, read):
    reading = read(write_csv(HEADERS, ROWS))

    preview = preview_roster(by=clerk, reading=reading, receiving_unit=receiving, source=SOURCE)

    assert (Person.objects.count(), Event.objects.count(), ImportBatch.objects.count()) == (0, 0, 0)
    assert preview == _take(clerk, receiving, reading)


def test_a_unit_that_is_not_receiving_is_refused(clerk, district, read):
    with pytest.raises(UserError) as refusal:
        _take(clerk, district, read(write_csv(HEADERS, ROWS)))

    assert refusal.value.code == "not_a_receiving_unit"
    assert (Person.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_who_may_not_import_is_denied_and_recorded(district, receiving, read):
    holder = make_holder(TrainingClerk, district)

    with pytest.raises(Denied):
        _take(holder, receiving, read(write_csv(HEADERS, ROWS)))

    assert Person.objects.count() == 0
    assert list(Event.objects.values_list("act", "result")) == [("roster:file:import", "denied")]


def test_those_who_wait_are_seen_by_the_roster_clerk_only(clerk, district, receiving, read):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS)))
    holder = make_holder(UnitClerk, district)

    seen = [queries.rows(PERSON, by=who, on=TODAY).count() for who in (clerk, holder)]

    assert seen == [2, 0]


def test_a_roster_of_two_thousand_takes_few_queries(clerk, receiving, read, django_assert_max_num_queries):
    rows = [[f"张{number}", *ROWS[0][1:]] for number in range(2000)]
    reading = read(write_csv(HEADERS, rows))

    with django_assert_max_num_queries(80):
        first = _take(clerk, receiving, reading)
    with django_assert_max_num_queries(80):
        again = _take(clerk, receiving, reading)

    assert (first.changes, again.changes) == (2000, 0)


def test_people_of_units_out_of_sight_are_neither_told_nor_corrected(district, clerk, receiving, read):
    _take(clerk, receiving, read(write_csv(HEADERS, ROWS[:1])))
    town = make_unit("town", district)
    own = make_unit("town-waiting", town, is_receiving=True)
    changed = [*ROWS[0][:4], "云南昆明", *ROWS[0][5:]]

    report = _take(make_holder(RosterClerk, town), own, read(write_csv(HEADERS, [changed])))

    assert [one.message for one in report.remarks if one.row] == []
    assert sorted(Person.objects.values_list("unit__key", "native_place")) == [
        ("town-waiting", "云南昆明"),
        ("waiting", "四川成都"),
    ]


def test_citizen_numbers_stand_in_the_rows_as_written_and_nowhere_else(clerk, receiving, read):
    rows = [
        ["张三", "男", "1980-01-01", "99999919800101004X", "四川成都"],
        ["李四", "女", "1980-01-01", "999999198001010049", "四川成都99999919800101004X"],
    ]
    reading = read(write_csv(["姓名", "性别", "出生日期", "身份证号", "籍贯"], rows))

    report = import_roster(by=clerk, reading=reading, receiving_unit=receiving, source="99999919800101004X.csv")

    hidden = "9****************X"
    batch, event = ImportBatch.objects.get(), Event.objects.get()
    told = [text for one in report.remarks for text in (one.value, one.message)]
    assert any(hidden in text for text in told)
    assert not any("99999919800101004X" in text for text in told)
    assert [line.cells[3] for line in ImportRow.objects.order_by("number")] == [row[3] for row in rows]
    assert (batch.source, event.data["source"]) == (f"{hidden}.csv", f"{hidden}.csv")
    assert "99999919800101004X" not in event.sentence
    kept = Person.objects.order_by("name").values_list("native_place", "source")
    assert set(kept) == {("四川成都", f"{hidden}.csv"), (f"四川成都{hidden}", f"{hidden}.csv")}
