"""Importing from the command line: every row accounted for, and the same file again changes nothing."""

import json

import pytest

from gongdao.office.access.roles import RosterClerk
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.intake.models import ImportBatch
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ROSTER = """姓名,性别,出生日期,入党时间,备注
赵文,男,13/06/1980,15/07/2001,
钱明,女,25/12/1975,早年,借调
孙华,不详,31/02/1980,,
,男,14/02/1969,,
"""
AMBIGUOUS = "姓名,性别,出生日期\n李平,男,03/04/1970\n"


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def report(done) -> dict:
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_import_begins_from_nothing_and_says_so(gongdao, roster):
    done = gongdao("import", roster, "--format", "json")

    found = report(done)
    assert "已建立单位“本区”、“待分配”和账号“roster”" in done.err
    assert {name: found[name] for name in ("rows", "taken", "taken_with_remarks", "refused", "changes")} == {
        "rows": 4,
        "taken": 1,
        "taken_with_remarks": 1,
        "refused": 2,
        "changes": 2,
    }
    assert set(found) == {"rows", "taken", "taken_with_remarks", "refused", "changes", "remarks"}
    assert all(set(remark) == {"row", "column", "value", "message"} for remark in found["remarks"])
    assert {remark["row"] for remark in found["remarks"]} == {0, 3, 4, 5}
    impossible = next(remark for remark in found["remarks"] if remark["value"] == "31/02/1980")
    assert impossible["message"].startswith("该行未导入。出生日期“31/02/1980”不是历法上有的日期")
    assert sorted(Person.objects.values_list("name", flat=True)) == ["赵文", "钱明"]
    assert set(Person.objects.values_list("unit__name", flat=True)) == {"待分配"}


def test_same_file_again_changes_nothing(gongdao, roster):
    gongdao("import", roster)
    units, users = Unit.objects.count(), User.objects.count()

    done = gongdao("import", roster, "--format", "json")

    assert report(done)["changes"] == 0
    assert done.err == ""
    assert (Unit.objects.count(), User.objects.count(), Person.objects.count()) == (units, users, 2)


def test_dry_run_writes_no_person(gongdao, roster):
    done = gongdao("import", roster, "--dry-run")

    assert done.code == 0
    assert done.out.startswith("名册.csv：预览，共4行，收下1行，有提示收下1行，未收2行，变更2人。")
    assert Person.objects.count() == 0
    assert ImportBatch.objects.count() == 0


def test_workbook_and_encodings_give_the_same_people(gongdao, tmp_path, roster):
    gongdao("import", roster)
    for name, encoding in (("bom.csv", "utf-8-sig"), ("gb.csv", "gb18030")):
        path = tmp_path / name
        path.write_text(ROSTER, encoding=encoding)

        assert report(gongdao("import", path, "--format", "json"))["changes"] == 0


def test_several_files_are_one_document(gongdao, tmp_path, roster):
    other = tmp_path / "另册.csv"
    other.write_text("姓名,性别,出生日期\n吴立,女,1988-05-06\n", encoding="utf-8")

    found = report(gongdao("import", roster, other, "--format", "json"))

    assert (found["rows"], found["changes"]) == (5, 3)
    assert [one["rows"] for one in found["files"]] == [4, 1]
    assert all("file" in remark for remark in found["remarks"])


def test_open_order_of_day_and_month_is_asked_and_answered(gongdao, tmp_path):
    path = tmp_path / "日月.csv"
    path.write_text(AMBIGUOUS, encoding="utf-8")
    asked = gongdao("import", path)
    has_begun = Unit.objects.exists()
    answered = gongdao("import", path, "--month-first", "出生日期")

    assert asked.is_one_sentence
    assert asked.err.startswith("不能确定“出生日期”一列的日期顺序。")
    assert not has_begun
    assert answered.code == 0
    assert Person.objects.get().born_on.isoformat() == "1970-03-04"


def test_header_is_mapped_by_hand(gongdao, tmp_path):
    path = tmp_path / "别名.csv"
    path.write_text("称呼,性别,出生日期\n李平,男,1970-04-03\n", encoding="utf-8")

    refused = gongdao("import", path)
    taken = gongdao("import", path, "--map", "称呼=姓名")

    assert refused.code == 2
    assert taken.code == 0
    assert Person.objects.get().name == "李平"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (["--map", "称呼"], "不能导入。“称呼”不是“表头=项目”的写法。"),
        (["--map", "称呼=姓名"], "不能导入。表头中没有“称呼”列。"),
        (["--map", "备注=绰号"], "不能导入。没有名为“绰号”的项目"),
        (["--day-first", "备注"], "不能导入。日期顺序指向“备注”"),
        (["--as", "nobody"], "不能办理。没有可用的账号“nobody”。"),
        (["--unit", "nowhere"], "不能导入名册。编号为“nowhere”的单位不是管理范围内的待分配单位"),
    ],
)
def test_bad_words_are_one_sentence_and_change_nothing(gongdao, roster, words, start):
    gongdao("import", roster, "--dry-run")
    before = Event.objects.count()

    done = gongdao("import", roster, *words)

    assert done.is_one_sentence
    assert done.err.startswith(start)
    assert Person.objects.count() == 0
    assert Event.objects.count() == before


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04broken", b"", b"\x89PNG\r\n"])
def test_workbook_that_is_none_is_one_sentence_and_begins_nothing(gongdao, tmp_path, content):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(content)

    done = gongdao("import", path)

    assert done.is_one_sentence
    assert done.err.startswith("不能读取“名册.xlsx”。")
    assert Unit.objects.count() == 0


def test_several_clerks_must_be_told_apart(gongdao, roster):
    top = make_unit()
    make_unit("waiting", top, is_receiving=True)
    make_holder(RosterClerk, top, "first")
    make_holder(RosterClerk, top, "second")

    asked = gongdao("import", roster)
    told = gongdao("import", roster, "--as", "second")

    assert asked.is_one_sentence
    assert asked.err.startswith("不能办理。有多个账号有此权限：first、second。")
    assert told.code == 0
    assert ImportBatch.objects.get().actor_key == "second"


def test_account_without_the_right_is_refused(gongdao, roster):
    top = make_unit()
    make_unit("waiting", top, is_receiving=True)
    make_holder(RosterClerk, top, "first")
    User.objects.create(username="guest", display_name="来宾", password="!")

    done = gongdao("import", roster, "--as", "guest")

    assert done.is_one_sentence
    assert Person.objects.count() == 0
