"""The roster: list, official, assignment, and the way of a file from upload to batch."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.models import Event
from gongdao.office.intake.models import ImportBatch
from gongdao.office.people.models import Person
from gongdao.office.registers.register import REGISTERS
from tests.factories.registers import full_row, make_rows

PERSON, APPOINTMENT = REGISTERS["person"], REGISTERS["appointment"]
LIST = reverse("roster:list")
ROSTER = "姓名,性别,出生日期,备注\n王建国,男,1957-06-12,\n李小红,女,1960-01,甲\n,男,1961-01-01,\n"
DATES = "姓名,性别,出生日期\n王建国,男,02/03/1957\n李小红,女,04/05/1960\n"


def csv(text: str = ROSTER) -> SimpleUploadedFile:
    return SimpleUploadedFile("名册.csv", text.encode("gb18030"))


@pytest.mark.parametrize("role", [*ROLES, None])
def test_list_opens_exactly_for_those_who_may_read(sign_in, role):
    answer = sign_in(role).get(LIST)

    may = role is not None and Permission.ROSTER_PERSON_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_a_known_number_of_times(sign_in, district, django_assert_num_queries, count):
    make_rows(PERSON, *(full_row(PERSON, key=f"p{number}") for number in range(count)))
    client = sign_in("auditor")
    client.get(LIST)

    with django_assert_num_queries(7):
        answer = client.get(LIST)

    assert f"共 {count} 人" in answer.text


def test_list_shows_the_posts_of_the_day(sign_in, district):
    row = full_row(APPOINTMENT, key="a1")  # from July 1999 until 2027
    make_rows(APPOINTMENT, row)
    client = sign_in("auditor")

    assert "职务名称甲" in client.get(LIST, {"as_of": "2010-01-01"}).text
    assert "职务名称甲" not in client.get(LIST, {"as_of": "1998-01-01"}).text


def test_person_shows_facts_and_career(sign_in, district):
    make_rows(APPOINTMENT, full_row(APPOINTMENT, key="a1"))

    answer = sign_in("auditor").get(reverse("roster:person", args=["person-1"]))

    assert answer.status_code == HTTPStatus.OK
    assert [one.title for one in answer.context["related"]] == ["任职"]


def test_person_out_of_scope_is_not_found(sign_in, district):
    make_rows(PERSON, full_row(PERSON, key="p1"))

    answer = sign_in("unit_clerk", unit="unit-2").get(reverse("roster:person", args=["p1"]))

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_chosen_people_are_assigned(sign_in, district):
    make_rows(PERSON, full_row(PERSON, key="p1", unit="waiting"), full_row(PERSON, key="p2", unit="waiting"))
    client = sign_in("roster_clerk")

    answer = client.post(reverse("roster:assign"), {"keys": ["p1"], "unit": "bureau"}, follow=True)

    assert "已把1人分到“示例区财政局”。" in answer.text
    assert dict(Person.objects.values_list("key", "unit__key")) == {"p1": "bureau", "p2": "waiting"}


def test_nobody_is_assigned_out_of_scope(sign_in, district):
    make_rows(PERSON, full_row(PERSON, key="p1", unit="unit-1"))
    client = sign_in("roster_clerk", unit="unit-2")

    assert client.post(reverse("roster:assign"), {"keys": ["p1"], "unit": "bureau"}).status_code == HTTPStatus.NOT_FOUND
    assert client.post(reverse("roster:assign"), {"keys": ["p1"], "unit": "unit-2"}).status_code == HTTPStatus.NOT_FOUND
    assert Person.objects.get().unit.key == "unit-1"


def test_search_box_finds_people_in_scope_only(sign_in, district):
    make_rows(PERSON, full_row(PERSON, key="p1", name="陈明"), full_row(PERSON, key="p2", name="陈新", unit="unit-2"))

    answer = sign_in("unit_clerk", unit="unit-2").get(reverse("shell:search"), {"q": "陈"})

    assert "陈新" in answer.text
    assert "陈明" not in answer.text


@pytest.mark.parametrize("role", [*ROLES, None])
def test_import_opens_exactly_for_those_who_may(sign_in, role):
    answer = sign_in(role).get(reverse("roster:import"))

    may = role is not None and Permission.ROSTER_FILE_IMPORT in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_file_goes_from_upload_to_batch(sign_in):
    client = sign_in("roster_clerk")

    matched = client.post(reverse("roster:import"), {"file": csv(), "unit": "waiting"}, follow=True)
    assert [
        (column.header, [o.label for o in column.options if o.chosen]) for column in matched.context["columns"]
    ] == [
        ("姓名", ["姓名"]),
        ("性别", ["性别"]),
        ("出生日期", ["出生日期"]),
        ("备注", []),
    ]

    address = matched.context["preview"]
    tried = client.get(address, {"unit": "waiting"})
    assert [figure.number for figure in tried.context["report"].figures] == [3, 2, 0, 1, 2]
    assert Person.objects.count() == 0

    take = tried.context["page"].acts[-1]
    taken = client.post(take.href, dict(take.fields), follow=True)
    assert "收下2行，不收1行，新增或更正2人" in taken.text
    assert set(Person.objects.values_list("name", "unit__key")) == {("王建国", "waiting"), ("李小红", "waiting")}
    assert Event.objects.filter(act="people.import_roster").count() == 1

    batch = client.get(reverse("roster:batch", args=[ImportBatch.objects.get().key]))
    assert [figure.number for figure in batch.context["figures"]] == [3, 2, 0, 1, 2]
    assert "共 3 行" in batch.text


def test_column_can_be_left_out(sign_in):
    client = sign_in("roster_clerk")
    matched = client.post(reverse("roster:import"), {"file": csv(), "unit": "waiting"}, follow=True)

    tried = client.get(matched.context["preview"], {"unit": "waiting", "c0": ""})

    assert tried.status_code == HTTPStatus.BAD_REQUEST
    assert "姓名" in tried.text


def test_open_order_of_days_must_be_said(sign_in):
    client = sign_in("roster_clerk")
    matched = client.post(reverse("roster:import"), {"file": csv(DATES), "unit": "waiting"}, follow=True)
    address = matched.context["preview"]

    unsaid = client.get(address, {"unit": "waiting"})
    said = client.get(address, {"unit": "waiting", "o2": "month_first"})
    take = said.context["page"].acts[-1]
    client.post(take.href, dict(take.fields))

    assert "请说明日和月的先后" in matched.text
    assert unsaid.status_code == HTTPStatus.BAD_REQUEST
    assert {str(day) for day in Person.objects.values_list("born_on", flat=True)} == {"1957-02-03", "1960-04-05"}


def test_receiving_unit_out_of_scope_is_refused(sign_in):
    client = sign_in("roster_clerk", unit="unit-2")

    answer = client.post(reverse("roster:import"), {"file": csv(), "unit": "waiting"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "您的管理范围内没有“待分配”单位" in answer.text


def test_batch_of_another_is_not_found(sign_in):
    client = sign_in("roster_clerk")
    matched = client.post(reverse("roster:import"), {"file": csv(), "unit": "waiting"}, follow=True)
    take = client.get(matched.context["preview"], {"unit": "waiting"}).context["page"].acts[-1]
    client.post(take.href, dict(take.fields))

    other = sign_in("roster_clerk", username="zhang.min")

    key = ImportBatch.objects.get().key
    assert other.get(reverse("roster:batch", args=[key])).status_code == HTTPStatus.NOT_FOUND
    assert "名册.csv" not in other.get(reverse("roster:batches")).text


def test_list_shows_what_was_found_and_can_be_narrowed_to_it(sign_in, adopted, swept, make_finding):
    make_rows(APPOINTMENT, full_row(APPOINTMENT, key="a1"))
    make_rows(PERSON, full_row(PERSON, key="p2"))
    make_finding(1)
    make_finding(2, clause="QSH-3b", outcome="unknown", subject_kind="person", subject="person-1")
    client = sign_in("auditor")
    day = {"as_of": swept.as_of.isoformat()}

    marked = {row[0].href: row[3].badges for row in client.get(LIST, day).context["table"].rows}
    failing = client.get(LIST, day | {"outcome": "fails"}).context["pager"].total
    nonsense = client.get(LIST, day | {"outcome": "nonsense"}).context["pager"].total

    one, two = (reverse("roster:person", args=[key]) for key in ("person-1", "p2"))
    assert [(badge.outcome, badge.count) for badge in marked[one]] == [("fails", 1), ("unknown", 1)]
    assert marked[two] == ()
    assert (failing, nonsense) == (1, 2)


def test_list_of_a_day_that_was_not_swept_has_no_marks(sign_in, district):
    make_rows(PERSON, full_row(PERSON, key="p1"))

    columns = [column.label for column in sign_in("auditor").get(LIST).context["table"].columns]

    assert "核对结果" not in columns
