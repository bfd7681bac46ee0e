from datetime import date
from decimal import Decimal

import pytest

from gongdao.errors import Denied, UserError
from gongdao.office.access.roles import AppraisalClerk, TrainingClerk
from gongdao.office.audit.models import Event
from gongdao.office.registers import actions, exporters
from gongdao.office.registers.problems import RowRefused
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit
from tests.factories.registers import REGISTERS, full_row, make_rows

CREDIT = REGISTERS["credit"]
PERSON = REGISTERS["person"]
TALLY = REGISTERS["tally"]
MEETING = REGISTERS["meeting"]
TODAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(district):
    make_rows(PERSON, full_row(PERSON, key="person-1", name="张三"))


def _events():
    return list(Event.objects.order_by("id").values_list("act", "result", "subject_kind", "subject_key", "rows"))


def test_add_row_stores_it_and_leaves_one_event(clerk, person):
    row = actions.add_row(by=clerk, register=CREDIT, values=full_row(CREDIT, person="张三"))

    fact = exporters.row_of(CREDIT, "k1")
    assert row.key == "k1"
    assert fact == {
        "credit": "k1",
        "person": "person-1",
        "course": "课程甲",
        "points": Decimal("2.50"),
        "earned_on": date(2026, 3, 5),
    }
    assert _events() == [("training.add_credit", "done", "credit", "k1", 0)]
    assert Event.objects.get().data == {
        "after": {
            "credit": "k1",
            "person": "person-1",
            "course": "课程甲",
            "points": "2.50",
            "earned_on": "2026-03-05",
        }
    }


def test_add_row_without_a_key_makes_one(clerk, person):
    row = actions.add_row(by=clerk, register=CREDIT, values={"person": "person-1"})

    assert row.key.startswith("credit-")


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, [("person", "required")]),
        ({"person": "nobody"}, [("person", "not_found")]),
        ({"person": "person-1", "points": Decimal("1.234")}, [("points", "not_a_decimal")]),
        ({"person": "person-1", "points": Decimal(-1)}, [("points", "negative_number")]),
        ({"person": "person-1", "points": Decimal(10_000_000)}, [("points", "too_large")]),
        ({"person": "person-1", "course": "长" * 301}, [("course", "too_long")]),
        ({"person": "person-1", "colour": "红"}, [("", "unknown_column")]),
        ({"person": "person-1", "key": "有空 格"}, [("credit", "bad_key")]),
        ({"person": "person-1", "key": "a/b"}, [("credit", "bad_key")]),
        ({"person": ""}, [("person", "required")]),
        ({"person": "person-1", "course": "零\0"}, [("course", "not_a_text")]),
        ({"person": "person-1", "course": 7}, [("course", "not_a_text")]),
        ({"person": "person-1", "earned_on": "2026-03-05"}, [("earned_on", "not_a_day")]),
        ({"person": "李四（person-1）"}, [("person", "name_and_key_differ")]),
    ],
)
def test_add_row_that_cannot_be_stored_changes_nothing(clerk, person, values, problems):
    with pytest.raises(RowRefused) as refusal:
        actions.add_row(by=clerk, register=CREDIT, values=values)

    assert [(found.column, found.code) for found in refusal.value.problems] == problems
    assert CREDIT.model.objects.count() == 0
    assert _events() == []


def test_add_row_whose_key_is_taken_changes_nothing(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(UserError) as refusal:
        actions.add_row(by=clerk, register=CREDIT, values=full_row(CREDIT, course="别的"))

    assert refusal.value.code == "key_taken"
    assert exporters.row_of(CREDIT, "k1")["course"] == "课程甲"
    assert _events() == []


def test_a_name_that_several_bear_is_no_reference(clerk, person):
    make_rows(PERSON, full_row(PERSON, key="person-2", name="张三"))

    with pytest.raises(RowRefused) as refusal:
        actions.add_row(by=clerk, register=CREDIT, values={"person": "张三"})

    assert refusal.value.code == "ambiguous"


@pytest.mark.django_db(transaction=True)
def test_add_row_of_another_unit_is_denied_and_recorded(town_clerk):
    with pytest.raises(Denied):
        actions.add_row(by=town_clerk, register=PERSON, values={"name": "张三", "unit": "unit-2", "key": "p1"})

    assert PERSON.model.objects.count() == 0
    assert _events() == [("roster:person:write", "denied", "person", "p1", 0)]


@pytest.mark.parametrize("said", ["person-1", "张三", "张三（person-1）", "李四", "person-9"])
def test_a_row_names_nobody_out_of_sight(other_clerk, person, said):
    body = {"key": "b1", "name": "党委", "unit": "unit-2"}
    make_rows(REGISTERS["body"], full_row(REGISTERS["body"], **body))

    for register, row in ((CREDIT, {"person": said}), (REGISTERS["study_event"], {"body": "b1", "speaker": said})):
        with pytest.raises(RowRefused) as refusal:
            actions.add_row(by=other_clerk, register=register, values=row)

        assert [(found.code, found.value) for found in refusal.value.problems] == [("not_found", said)]
        assert register.model.objects.count() == 0


def test_a_unit_where_people_wait_is_named_by_the_roster_clerk_only(district, person):
    make_unit("waiting", district, name="待分配", is_receiving=True)
    appraiser = make_holder(AppraisalClerk, district)

    with pytest.raises(RowRefused) as refusal:
        actions.add_row(by=appraiser, register=REGISTERS["ranking"], values={"unit": "待分配"})

    assert {found.code for found in refusal.value.problems} == {"not_found"}


def test_what_a_row_names_may_stay_when_the_rest_is_corrected(other_clerk, person):
    study = REGISTERS["study_event"]
    make_rows(REGISTERS["body"], full_row(REGISTERS["body"], key="b1", unit="unit-2"))
    make_rows(study, full_row(study, body="b1", speaker="person-1"))

    actions.change_row(by=other_clerk, register=study, key="k1", values={"topic": "党史", "speaker": "person-1"})

    assert exporters.row_of(study, "k1")["speaker"] == "person-1"


def test_rows_of_no_unit_are_written_at_a_topmost_unit_only(clerk, town_clerk):
    actions.add_row(by=clerk, register=MEETING, values=full_row(MEETING, key="m1", unit=None))

    with pytest.raises(Denied):
        actions.add_row(by=town_clerk, register=MEETING, values=full_row(MEETING, key="m2", unit=None))

    assert list(MEETING.model.objects.values_list("key", flat=True)) == ["m1"]


def test_a_register_above_ones_clearance_is_denied(district, person):
    holder = make_holder(TrainingClerk, district)

    with pytest.raises(Denied) as refusal:
        actions.export_rows(by=holder, register=TALLY, on=TODAY)

    assert refusal.value.code == "needs_clearance"
    assert [(event[0], event[1]) for event in _events()] == [("appraisal:record:read", "denied")]


def test_change_row_keeps_what_was(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    actions.change_row(by=clerk, register=CREDIT, key="k1", values={"course": "课程乙", "points": Decimal("2.5")})

    event = Event.objects.get()
    assert exporters.row_of(CREDIT, "k1")["course"] == "课程乙"
    assert exporters.row_of(CREDIT, "k1")["earned_on"] == date(2026, 3, 5)
    assert (event.act, event.subject_key) == ("training.change_credit", "k1")
    assert (event.data["before"]["course"], event.data["after"]["course"]) == ("课程甲", "课程乙")


def test_change_row_into_the_same_is_refused(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(UserError) as refusal:
        actions.change_row(by=clerk, register=CREDIT, key="k1", values={"course": "课程甲"})

    assert refusal.value.code == "nothing_changed"
    assert _events() == []


def test_change_row_cannot_empty_what_is_required(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(RowRefused) as refusal:
        actions.change_row(by=clerk, register=CREDIT, key="k1", values={"person": None})

    assert refusal.value.code == "required"
    assert exporters.row_of(CREDIT, "k1")["person"] == "person-1"


@pytest.mark.parametrize("key", ["k1", "nothing"])
def test_change_row_out_of_sight_is_denied(other_clerk, person, key):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(Denied) as refusal:
        actions.change_row(by=other_clerk, register=CREDIT, key=key, values={"course": "课程乙"})

    assert not refusal.value.in_sight
    assert exporters.row_of(CREDIT, "k1")["course"] == "课程甲"


def test_change_row_cannot_move_it_out_of_scope(town_clerk, person):
    make_rows(PERSON, full_row(PERSON, key="person-2", unit="unit-2"))
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(RowRefused):
        actions.change_row(by=town_clerk, register=CREDIT, key="k1", values={"person": "person-2"})

    assert exporters.row_of(CREDIT, "k1")["person"] == "person-1"


def test_remove_row_keeps_it_in_the_record(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    actions.remove_row(by=clerk, register=CREDIT, key="k1", reason="重复登记")

    event = Event.objects.get()
    assert CREDIT.model.objects.count() == 0
    assert (event.act, event.data["reason"], event.data["before"]["course"]) == (
        "training.remove_credit",
        "重复登记",
        "课程甲",
    )


def test_remove_row_without_a_reason_is_refused(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(UserError) as refusal:
        actions.remove_row(by=clerk, register=CREDIT, key="k1", reason=" ")

    assert refusal.value.code == "reason_missing"
    assert CREDIT.model.objects.count() == 1
    assert _events() == []


@pytest.mark.database
def test_remove_row_that_others_refer_to_is_refused(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    with pytest.raises(UserError) as refusal:
        actions.remove_row(by=clerk, register=PERSON, key="person-1", reason="误登")

    assert refusal.value.code == "referred_to"
    assert PERSON.model.objects.count() == 1
    assert _events() == []


@pytest.mark.database
def test_import_rows_takes_the_good_and_tells_the_bad(clerk, person):
    make_rows(PERSON, full_row(PERSON, key="person-2", name="李四"))
    rows = [
        full_row(CREDIT, key="c1"),
        full_row(CREDIT, key="c2", person="nobody"),
        full_row(CREDIT, key="c1", course="又一次"),
        {"person": "person-2", "course": "课程丙"},
    ]

    report = actions.import_rows(by=clerk, register=CREDIT, rows=rows, source="学分表.xlsx")

    assert (report.rows, report.taken, report.taken_with_remarks, report.refused, report.changes) == (4, 2, 0, 2, 2)
    assert [(one.row, one.column, one.value) for one in report.remarks] == [
        (2, "人员", "nobody"),
        (3, "学分编号", "c1"),
    ]
    assert sorted(CREDIT.model.objects.values_list("course", flat=True)) == sorted(["课程甲", "课程丙"])
    assert _events() == [("training.import_credit", "done", "credit", "学分表.xlsx", 4)]
    assert Event.objects.get().sentence == "导入学分4行：新增2条，更正0条，未变0条，未收2行。"


@pytest.mark.database
def test_import_rows_that_the_database_refuses_are_refused_alone(clerk, person):
    rows = [full_row(TALLY, key=f"t{number}") for number in range(3)]
    rows[1]["valid"] = 30

    report = actions.import_rows(by=clerk, register=TALLY, rows=rows)

    assert (report.taken, report.refused, report.changes) == (2, 1, 2)
    assert [(one.row, one.message) for one in report.remarks] == [
        (2, "不能保存。有效票数不能多于收回票数。请核对纸质计票单后重新填写。")
    ]
    assert sorted(TALLY.model.objects.values_list("key", flat=True)) == ["t0", "t2"]


@pytest.mark.database
def test_import_rows_finds_the_bad_ones_among_many(clerk, person):
    rows = [full_row(TALLY, key=f"t{number}") for number in range(50)]
    for number in (0, 20, 49):
        rows[number]["in_favour"] = 29

    report = actions.import_rows(by=clerk, register=TALLY, rows=rows)

    assert (report.taken, report.refused, report.changes) == (47, 3, 47)
    assert [one.row for one in report.remarks] == [1, 21, 50]


@pytest.mark.database
def test_import_rows_refuses_a_second_of_what_may_be_once(clerk, person):
    card = REGISTERS["yellow_card"]
    rows = [full_row(card, key="y1"), full_row(card, key="y2")]

    report = actions.import_rows(by=clerk, register=card, rows=rows)

    assert (report.taken, report.refused) == (1, 1)
    assert [one.message for one in report.remarks] == [
        "不能保存。该单位在同一考核年度已有黄牌记录。请更正原有记录，不要重复登记。"
    ]


@pytest.mark.database
def test_import_rows_refuses_a_correction_that_breaks_a_rule(clerk, person):
    make_rows(TALLY, full_row(TALLY, key="t1"))

    report = actions.import_rows(by=clerk, register=TALLY, rows=[{"key": "t1", "valid": 40}])

    assert (report.refused, report.changes) == (1, 0)
    assert TALLY.model.objects.get().valid == 28


def test_add_row_tells_every_rule_that_it_breaks(clerk, person):
    with pytest.raises(RowRefused) as refusal:
        actions.add_row(by=clerk, register=TALLY, values=full_row(TALLY, valid=40))

    assert [found.code for found in refusal.value.problems] == ["tally_valid_le_returned", "tally_valid_le_issued"]


def test_import_rows_again_changes_nothing(clerk, person):
    rows = [full_row(CREDIT, key=f"c{number}") for number in range(3)]
    actions.import_rows(by=clerk, register=CREDIT, rows=rows)

    again = actions.import_rows(by=clerk, register=CREDIT, rows=rows)
    changed = actions.import_rows(by=clerk, register=CREDIT, rows=[rows[0] | {"course": "课程乙"}, *rows[1:]])

    assert (again.taken, again.changes) == (3, 0)
    assert (changed.taken, changed.changes) == (3, 1)
    assert len(_events()) == 3


def test_facts_go_in_as_they_come_out(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))
    facts = list(exporters.export(CREDIT.model))

    report = actions.import_rows(by=clerk, register=CREDIT, rows=facts)

    assert (report.taken, report.changes) == (1, 0)


def test_import_rows_out_of_scope_are_refused(town_clerk, person):
    make_rows(PERSON, full_row(PERSON, key="person-2", unit="unit-2"))
    rows = [full_row(CREDIT, key="c1"), full_row(CREDIT, key="c2", person="person-2")]

    report = actions.import_rows(by=town_clerk, register=CREDIT, rows=rows)

    assert (report.taken, report.refused) == (1, 1)
    assert [(one.row, one.column) for one in report.remarks] == [(2, "人员")]
    assert list(CREDIT.model.objects.values_list("key", flat=True)) == ["c1"]


def test_export_rows_leaves_an_event_of_reading(clerk, person):
    make_rows(CREDIT, full_row(CREDIT))

    data = actions.export_rows(by=clerk, register=CREDIT, on=TODAY)

    assert data.startswith(b"PK")
    assert _events() == [("training.export_credit", "read", "credit", "", 1)]


def test_an_import_of_two_thousand_rows_takes_few_queries(clerk, person, django_assert_max_num_queries):
    rows = [full_row(CREDIT, key=f"c{number}") for number in range(2000)]

    with django_assert_max_num_queries(40):
        report = actions.import_rows(by=clerk, register=CREDIT, rows=rows)

    assert report.changes == 2000
