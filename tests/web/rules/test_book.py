"""The rule book and the page of one document."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.packs.installed import load, pack_names
from tests.factories.findings import DAY

BOOK = reverse("rules:book")
DOCUMENT = reverse("rules:document", args=["qsh_2009"])
ON_DAY = {"as_of": DAY.isoformat()}


@pytest.mark.parametrize("address", [BOOK, DOCUMENT])
@pytest.mark.parametrize("role", [*ROLES, None])
def test_page_opens_exactly_for_those_who_may_read(sign_in, role, address):
    answer = sign_in(role).get(address)

    may = role is not None and Permission.RULES_FINDING_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_book_tells_who_has_adopted_which_document(sign_in, adopted):
    answer = sign_in("auditor").get(BOOK, ON_DAY)

    adopters = {row[0].text: row[3].text for row in answer.context["table"].rows}
    assert len(adopters) == len(pack_names())
    assert adopters.pop("《若干措施》") == "示例区（2009-07-21起）"
    assert set(adopters.values()) == {"没有单位采用"}


def test_book_before_the_adoption_knows_none(sign_in, adopted):
    answer = sign_in("auditor").get(BOOK, {"as_of": "2009-07-20"})

    assert {row[3].text for row in answer.context["table"].rows} == {"没有单位采用"}


def test_book_counts_clauses_by_what_carries_them(sign_in):
    answer = sign_in("auditor").get(BOOK)

    bars = {bar.name.text: bar for bar in answer.context["chart"].bars}
    assert {name: bar.total for name, bar in bars.items()} == {
        f"《{load(name).short_title}》": len(load(name).clauses) for name in pack_names()
    }
    assert bars["《若干措施》"].numbers[0] == len(load("qsh_2009").computed)
    assert all(sum(bar.numbers) == bar.total for bar in bars.values())


def test_outcomes_are_counted_by_document_and_clause(sign_in, adopted, make_finding):
    make_finding(1)
    make_finding(2, clause="QSH-20b", outcome="unknown")
    client = sign_in("leader")

    book = client.get(BOOK, ON_DAY)
    document = client.get(DOCUMENT, ON_DAY)

    counted = {row[0].text: [cell.text for cell in row[4:]] for row in book.context["table"].rows}
    rows = {row[0].text: row for division in document.context["divisions"] for row in division.table.rows}
    assert counted["《若干措施》"] == ["0", "1", "1", "0"]
    assert [cell.text for cell in rows["QSH-20c"][6:]] == ["0", "1", "0", "0"]
    assert rows["QSH-20c"][7].href.startswith(f"{reverse('rules:findings')}?outcome=fails&clause=QSH-20c")


def test_document_lists_its_clauses_in_order(sign_in):
    answer = sign_in("auditor").get(DOCUMENT)

    listed = [row[0].text for division in answer.context["divisions"] for row in division.table.rows]
    assert listed == [clause.id for clause in load("qsh_2009").clauses]


@pytest.mark.parametrize(
    ("name", "value"), [("system", "S9"), ("kind", "registry"), ("status", "text"), ("force", "default")]
)
def test_document_is_narrowed(sign_in, name, value):
    answer = sign_in("auditor").get(DOCUMENT, {name: value})

    listed = [row[0].text for division in answer.context["divisions"] for row in division.table.rows]
    assert listed == [clause.id for clause in load("qsh_2009").clauses if str(getattr(clause, name)) == value] != []


def test_value_that_does_not_occur_narrows_nothing(sign_in):
    answer = sign_in("auditor").get(DOCUMENT, {"system": "S99"})

    assert answer.context["shown"] == len(load("qsh_2009").clauses)


def test_unknown_document_is_not_found(sign_in):
    assert sign_in("auditor").get(reverse("rules:document", args=["none"])).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("address", [BOOK, DOCUMENT])
def test_pages_ask_the_database_a_known_number_of_times(
    sign_in, adopted, make_finding, django_assert_num_queries, address
):
    make_finding(1)
    client = sign_in("auditor")
    client.get(address, ON_DAY)

    with django_assert_num_queries(8):
        client.get(address, ON_DAY)
