import pytest
from django.test import Client

from gongdao.api.v1.describing import document
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    client = Client()
    client.force_login(make_user())
    return client.get("/api/v1/").text


def test_every_operation_stands_with_its_address_and_permission(page):
    told = document()["paths"]
    listed = [(method.upper(), path) for path, methods in told.items() for method in methods]

    assert len(listed) == 19
    for method, path in listed:
        assert page.count(f"<code>{method} {path}</code>") == 1
    assert page.count("需要权限：单位：查看") == 2
    assert page.count("需要权限：任何有效的令牌") == 2


def test_the_directory_leads_to_every_operation(page):
    ids = [one["operationId"] for methods in document()["paths"].values() for one in methods.values()]

    assert [page.count(f'href="#{one}"') for one in ids] == [1] * 19
    assert [page.count(f'id="{one}"') for one in ids] == [1] * 19


def test_parameters_and_fields_stand_in_chinese(page):
    assert "只列该单位及其下级的干部。" in page
    assert "civil_servant、public_institution、enterprise、village、other" in page
    assert "items[].born_on" in page
    assert "List the" not in page


def test_the_page_is_for_whoever_has_signed_in():
    assert Client().get("/api/v1/")["Location"].startswith("/sign-in/")


def test_what_is_served_is_what_is_described():
    client = Client()
    client.force_login(make_user())

    assert client.get("/api/v1/openapi.json").json() == document()
