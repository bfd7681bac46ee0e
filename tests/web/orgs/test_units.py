"""The tree of units and the page of one."""

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.web.shell import lists
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

TREE = reverse("orgs:list")


@pytest.mark.parametrize("role", [*ROLES, None])
def test_tree_opens_exactly_for_those_who_may_read(sign_in, role):
    answer = sign_in(role).get(TREE)

    may = role is not None and Permission.ORGS_UNIT_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_tree_shows_what_exists_on_the_day_and_lies_in_scope(sign_in, district):
    town = Unit.objects.get(key="unit-1")
    make_unit("old", town, name="旧村", abolished_on=date(2010, 1, 1))
    make_unit("new", town, name="新村", established_on=date(2015, 1, 1))
    client = sign_in("unit_clerk", unit="unit-1")

    then = [row[0].text for row in client.get(TREE, {"as_of": "2009-12-31"}).context["table"].rows]
    now = [row[0].text for row in client.get(TREE).context["table"].rows]

    assert then == ["东河镇", "旧村"]
    assert now == ["东河镇", "新村"]


@pytest.mark.parametrize("more", [0, 2])
def test_tree_asks_the_database_a_known_number_of_times(sign_in, district, django_assert_num_queries, more):
    for number in range(more):
        make_unit(f"village-{number}", district)
    client = sign_in("auditor")
    client.get(TREE)

    with django_assert_num_queries(5):
        answer = client.get(TREE)

    assert answer.context["pager"].total == 4 + more


def test_tree_shows_one_level_and_leads_on(sign_in, district):
    make_unit("village", Unit.objects.get(key="unit-1"), name="东一村")

    rows = sign_in("auditor").get(TREE).context["table"].rows

    assert [(row[0].text, row[0].note) for row in rows] == [
        ("示例区", "有下级单位"),
        ("示例区财政局", ""),
        ("东河镇", "有下级单位"),
        ("西山镇", ""),
    ]


def test_units_are_found_by_a_part_of_their_name_within_scope(sign_in, district):
    make_unit("village", Unit.objects.get(key="unit-1"), name="东一村")

    def found(unit: str, name: str, text: str) -> list[str]:
        answer = sign_in("auditor", unit=unit, username=name).get(TREE, {"name": text})
        return [row[0].text for row in answer.context["table"].rows]

    assert found("district", "a", "东") == ["东河镇", "东一村"]
    assert found("unit-2", "b", "东") == []


def test_a_long_level_is_turned_page_by_page(sign_in, district):
    for number in range(lists.PAGE_SIZE):
        make_unit(f"village-{number:02}", district, name=f"村{number:02}")
    client = sign_in("auditor")

    first, last = client.get(TREE), client.get(TREE, {"page": "9"})

    assert (len(first.context["table"].rows), len(last.context["table"].rows)) == (lists.PAGE_SIZE, 4)
    assert last.context["pager"].total == lists.PAGE_SIZE + 4
    below = client.get(reverse("orgs:unit", args=["district"]), {"page": "2"})
    assert len(below.context["below"].rows) == 3


@pytest.mark.parametrize(("role", "counts"), [("system_administrator", {"0"}), ("roster_clerk", {"0", "1"})])
def test_people_are_counted_for_those_who_may_know_them(sign_in, district, role, counts):
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], unit="waiting"))
    client = sign_in(role)

    shown = [client.get(TREE), client.get(reverse("orgs:unit", args=["district"]))]

    assert [
        {row[-1].text for row in answer.context[name].rows}
        for answer, name in zip(shown, ("table", "below"), strict=True)
    ] == [counts] * 2


def test_unit_out_of_scope_is_not_found(sign_in, district):
    client = sign_in("unit_clerk", unit="unit-1")

    assert client.get(reverse("orgs:unit", args=["unit-1"])).status_code == HTTPStatus.OK
    assert client.get(reverse("orgs:unit", args=["unit-2"])).status_code == HTTPStatus.NOT_FOUND


def test_unit_leads_only_to_registers_that_may_be_opened(sign_in, district):
    answer = sign_in("unit_clerk", unit="unit-1").get(reverse("orgs:unit", args=["unit-1"]))

    words = {link.text for link in answer.context["related"]}
    assert "走访" in words
    assert "考评排名" not in words


def test_unit_is_built_below_another(sign_in, district):
    client = sign_in("roster_clerk")

    answer = client.post(reverse("orgs:add", args=["unit-1"]), {"name": "东一村", "kind": "village"}, follow=True)

    unit = Unit.objects.get(name="东一村")
    assert "已建立“东一村”。" in answer.text
    assert (unit.parent.key, unit.kind, unit.place, unit.is_receiving) == ("unit-1", "village", None, False)


def test_unit_is_renamed(sign_in, district):
    client = sign_in("roster_clerk")

    refused = client.post(reverse("orgs:rename", args=["unit-1"]), {"name": " "})
    client.post(reverse("orgs:rename", args=["unit-1"]), {"name": "东河新镇"})

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Unit.objects.get(key="unit-1").name == "东河新镇"


def test_missing_place_is_filled_in(sign_in, district):
    client = sign_in("roster_clerk")
    address = reverse("orgs:correct", args=["bureau"])
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}

    same = client.post(address, values)
    changed = client.post(address, values | {"place": "城东"}, follow=True)

    assert same.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "没有可更改之处" in same.text
    assert "已更正单位" in changed.text
    assert Unit.objects.get(key="bureau").place == "城东"


@pytest.mark.parametrize("page", ["add", "rename", "correct"])
def test_forms_open_only_within_the_scope_of_those_who_may_write(sign_in, district, page):
    clerk = sign_in("roster_clerk", unit="unit-2")
    reader = sign_in("auditor", username="reader")

    assert clerk.get(reverse(f"orgs:{page}", args=["unit-2"])).status_code == HTTPStatus.OK
    assert clerk.get(reverse(f"orgs:{page}", args=["unit-1"])).status_code == HTTPStatus.NOT_FOUND
    assert reader.get(reverse(f"orgs:{page}", args=["unit-1"])).status_code == HTTPStatus.FORBIDDEN
