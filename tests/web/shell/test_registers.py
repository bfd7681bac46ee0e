"""The pages of any register: who sees what, with how many queries, and what a form, a file and a refusal do."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.audit.models import Event
from gongdao.office.registers import scope, sheets
from gongdao.office.registers.register import REGISTERS
from gongdao.papers.sheets import write_xlsx
from tests.factories.registers import full_row, make_rows

VISIT = REGISTERS["visit"]


def list_of(name: str) -> str:
    return reverse("registers:list", args=[name])


@pytest.mark.parametrize("role", [*ROLES, None])
def test_lists_open_exactly_for_those_who_may_read(sign_in, make_user, role):
    client, user = sign_in(role), make_user(role, username="other")

    opened = {name for name in REGISTERS if client.get(list_of(name)).status_code == HTTPStatus.OK}

    assert opened == {name for name, one in REGISTERS.items() if scope.may(one, one.read, by=user)}


@pytest.mark.parametrize("role", [None, "unit_clerk"])
def test_list_above_the_rights_is_refused_in_words(sign_in, role):
    answer = sign_in(role).get(list_of("tally"))

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "不能查看“得票”。" in answer.text


@pytest.mark.parametrize("name", REGISTERS)
def test_every_page_of_a_register_opens(sign_in, district, name):
    register = REGISTERS[name]
    make_rows(register, full_row(register))
    role = next(code for code, role in ROLES.items() if _has_all(role, register))
    client = sign_in(role)

    found = {
        page: client.get(reverse(f"registers:{page}", args=[name, *key])).status_code
        for page, key in [
            ("list", ()),
            ("add", ()),
            ("export", ()),
            ("template", ()),
            ("import", ()),
            ("record", ("k1",)),
            ("change", ("k1",)),
            ("remove", ("k1",)),
        ]
    }

    assert set(found.values()) == {HTTPStatus.OK}, found


def _has_all(role, register) -> bool:
    levels = list(type(register.level))
    return {register.read, register.write} <= role.permissions and levels.index(role.clearance) >= levels.index(
        register.level
    )


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_database_a_known_number_of_times(sign_in, district, django_assert_num_queries, count):
    make_rows(VISIT, *(full_row(VISIT, key=f"v{number}") for number in range(count)))
    client = sign_in("supervision_clerk")
    client.get(list_of("visit"))

    # session, user; right and clearance to read, scope, count, rows; right and clearance to write; units to choose; frame
    with django_assert_num_queries(5):
        answer = client.get(list_of("visit"))

    assert f"共 {count} 条" in answer.text


def test_unknown_register_and_unknown_record_are_not_found(sign_in):
    client = sign_in("roster_clerk")

    assert client.get(list_of("nowhere")).status_code == HTTPStatus.NOT_FOUND
    assert client.get(reverse("registers:record", args=["post", "none"])).status_code == HTTPStatus.NOT_FOUND


def test_record_out_of_scope_is_not_found(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))

    answer = sign_in("supervision_clerk", unit="unit-2").get(reverse("registers:record", args=["visit", "v1"]))

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_filter_narrows_the_list_and_can_be_taken_off(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1", kind="contact_point"), full_row(VISIT, key="v2", kind="research"))

    answer = sign_in("supervision_clerk").get(list_of("visit"), {"kind": "research"})

    assert "共 1 条" in answer.text
    assert '<option value="research" selected>' in answer.text
    assert f'<a class="chip" href="{list_of("visit")}"' in answer.text


def test_other_day_shows_what_had_happened_by_then(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))  # visited on 2026-03-05

    answer = sign_in("supervision_clerk").get(list_of("visit"), {"as_of": "2026-03-04"})

    assert "还没有走访" in answer.text


def test_row_is_added_with_one_event(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))
    client = sign_in("supervision_clerk")
    form = {"person": "person-1", "unit": "东河镇", "kind": "走访", "visited_on": "2026-04-01", "households": "4"}
    form["kind"] = VISIT.relation.by_name["kind"].codes[0][1]

    answer = client.post(reverse("registers:add", args=["visit"]), form, follow=True)

    assert "已新增走访。" in answer.text
    assert VISIT.model.objects.count() == 2
    assert Event.objects.filter(act="conduct.add_visit").count() == 1


def test_faulty_form_names_the_field_and_stores_nothing(sign_in, district):
    answer = sign_in("supervision_clerk").post(reverse("registers:add", args=["visit"]), {"households": "viele"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "须为整数，现为“viele”" in answer.text
    assert VISIT.model.objects.count() == 0


def test_reader_may_not_open_the_form(sign_in):
    assert sign_in("auditor").get(reverse("registers:add", args=["visit"])).status_code == HTTPStatus.FORBIDDEN


def test_row_is_corrected_and_removed_with_its_reason(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))
    client = sign_in("supervision_clerk")
    form = client.get(reverse("registers:change", args=["visit", "v1"])).context["form"]
    values = {name: form[name].value() for name in form.fields} | {"households": "9"}

    changed = client.post(reverse("registers:change", args=["visit", "v1"]), values, follow=True)
    refused = client.post(reverse("registers:remove", args=["visit", "v1"]), {"reason": ""})
    removed = client.post(reverse("registers:remove", args=["visit", "v1"]), {"reason": "重复登记"}, follow=True)

    assert "已更正走访" in changed.text
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已删除走访" in removed.text
    acts = list(Event.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["conduct.change_visit", "conduct.remove_visit"]


def test_file_is_tried_then_taken(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))
    client = sign_in("supervision_clerk")
    headers = [column.zh for column in VISIT.relation.columns]
    lines = list(sheets.lines(VISIT, VISIT.model.objects.all()))
    good, bad = ["", *lines[0][1:]], ["", *lines[0][1:]]
    bad[headers.index(VISIT.relation.by_name["households"].zh)] = "很多"
    file = SimpleUploadedFile("走访.xlsx", write_xlsx(headers, [good, bad]))

    tried = client.post(reverse("registers:import", args=["visit"]), {"file": file}, follow=True)

    assert VISIT.model.objects.count() == 1
    assert [(figure.label, figure.number) for figure in tried.context["report"].figures] == [
        ("总行数", 2),
        ("可收", 1),
        ("可收，有提示", 0),
        ("不收", 1),
        ("将新增或更正", 1),
    ]
    assert "须为整数，现为“很多”" in tried.text
    taken = client.post(tried.redirect_chain[-1][0], follow=True)
    assert "收下1行，不收1行，新增或更正1条" in taken.text
    assert VISIT.model.objects.count() == 2


def test_file_of_another_is_not_opened(sign_in, district):
    first = sign_in("supervision_clerk")
    file = SimpleUploadedFile("走访.xlsx", sheets.template(VISIT))
    answer = first.post(reverse("registers:import", args=["visit"]), {"file": file})

    other = sign_in("supervision_clerk", username="zheng.min").get(answer["Location"])

    assert other.status_code == HTTPStatus.BAD_REQUEST
    assert "没有您上传的这个文件" in other.text


def test_file_that_is_no_table_is_refused_at_its_field(sign_in, district):
    file = SimpleUploadedFile("走访.xlsx", b"\x00\x01 no workbook")

    answer = sign_in("supervision_clerk").post(reverse("registers:import", args=["visit"]), {"file": file})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert [error[:10] for error in answer.context["form"].errors["file"]] == ["不能读取“走访.xl"]


def test_export_sends_what_the_list_shows(sign_in, district):
    make_rows(VISIT, full_row(VISIT, key="v1"))
    client = sign_in("auditor")

    answer = client.get(reverse("registers:export", args=["visit"]))

    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
    assert answer.content[:2] == b"PK"
    assert Event.objects.filter(act="conduct.export_visit", rows=1).count() == 1


def test_history_of_a_record_tells_only_what_its_own_room_did(sign_in, district):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key="person-1"))
    told = {"subject_kind": "person", "subject_key": "person-1", "result": "done"}
    Event.objects.create(act="people.change_person", sentence="更正人员", **told)
    Event.objects.create(act="rulings.grant_exception", sentence="就某条记录例外", **told)
    Event.objects.create(act="roster:person:write", sentence="无权办理", **told | {"result": "denied"})

    answer = sign_in("auditor").get(reverse("roster:person", args=["person-1"]))

    assert [event.what for event in answer.context["events"]] == ["更正人员"]
