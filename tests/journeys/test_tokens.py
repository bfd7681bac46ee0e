"""A clerk connects another system: make a token, let a program read with it over the network, revoke it.

Every page on the way is looked at by the accessibility checker, wide and on a phone.
"""

import json
import re
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from gongdao.office.access.roles import ROLES
from tests.factories.access import make_holder
from tests.factories.accounts import PASSWORD
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def look(page: Page, axe: Callable[[Page], list[str]]) -> None:
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        page.wait_for_load_state()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def read(site: str, secret: str) -> tuple[int, dict]:
    """Ask as a program does."""
    asked = Request(f"{site}/api/v1/units", headers={"Authorization": f"Bearer {secret}"})  # noqa: S310 -- our own server
    try:
        with urlopen(asked) as answer:  # noqa: S310 -- our own server
            return answer.status, json.load(answer)
    except HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def test_another_system_is_connected_and_shut_out_again(page, site, axe):
    make_holder(ROLES["roster_clerk"], make_unit("district", name="示例区"), username="li.jing")
    page.goto(f"{site}/sign-in/?next=/security/")
    page.get_by_label("账号").fill("li.jing")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="接口说明").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("接口说明")
    look(page, axe)
    page.get_by_role("link", name="一名干部", exact=True).click()
    expect(page).to_have_url(re.compile("#getPerson$"))

    page.get_by_role("link", name="建立令牌").click()
    look(page, axe)
    page.get_by_label("用途").fill("考勤系统每日读取单位")
    page.get_by_label("单位：查看").check()
    page.get_by_role("button", name="建立").click()
    look(page, axe)
    secret = page.locator("code.once").inner_text()

    status, told = read(site, secret)
    assert (status, [one["name"] for one in told["items"]]) == (200, ["示例区"])
    page.get_by_role("link", name="已保管好").click()
    look(page, axe)
    page.get_by_role("button", name="吊销").click()
    expect(page.get_by_role("main")).to_contain_text("已吊销该令牌，立即失效。")
    status, told = read(site, secret)
    assert (status, told["error"]["code"]) == (401, "wrong_token")
