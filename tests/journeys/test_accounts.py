"""Two security administrators, one grant: enrol a second factor, sign in with it, propose, confirm, end a session.

Every page on the way is looked at by the accessibility checker, wide and on a phone.
"""

from collections.abc import Callable, Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from gongdao.office.access.models import Grant
from gongdao.office.access.roles import SecurityAdministrator, SystemAdministrator
from gongdao.office.accounts.models import Session
from tests.factories.access import make_holder
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def keys(settings, tmp_path) -> None:
    settings.GONGDAO_KEYS = tmp_path


@pytest.fixture
def look(page: Page, axe: Callable[[Page], list[str]]) -> Iterator[Callable[[str], None]]:
    """Look at the page that is open, wide and on a phone; what is wrong is told at the end, all of it."""
    faults: dict[str, list[str]] = {}
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))

    def check(name: str) -> None:
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            page.wait_for_load_state()
            over = page.evaluate("document.documentElement.scrollWidth") > size["width"]
            faults[f"{name} {size['width']}"] = [*axe(page), *(["wider than the screen"] if over else [])]

    yield check
    assert {name: found for name, found in faults.items() if found} == {}
    assert said == []


def enter(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def enrol(page: Page, site: str, look: Callable[[str], None]) -> tuple[str, str]:
    """Put the second factor in use; return its secret and a recovery code."""
    page.goto(f"{site}/security/")
    look("security")
    page.get_by_role("link", name="启用第二因素").click()
    look("enrolment begins")
    page.get_by_role("button", name="生成二维码").click()
    expect(page.get_by_role("img", name="第二因素的二维码")).to_be_visible()
    look("enrolment")
    secret = page.locator("code.once").inner_text().replace(" ", "")
    page.get_by_label("动态口令").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="启用").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已启用第二因素")
    look("recovery codes")
    return secret, page.locator("code.once").first.inner_text()


def propose(page: Page, site: str, look: Callable[[str], None]) -> None:
    page.goto(f"{site}/grants/propose/")
    look("propose")
    page.get_by_label("账号").select_option(label="张三（zhang）")
    page.get_by_label("角色").select_option(label="部领导")
    page.get_by_label("管理单位").fill("示例区（district）")
    page.get_by_label("最低职级").select_option(label="乡科级副职")
    page.get_by_role("button", name="提出").click()
    expect(page.get_by_role("main")).to_contain_text("由另一位安全管理员确认后生效")
    look("proposal")


def test_grant_by_two_with_a_second_factor(page, browser: Browser, site, look):
    make_holder(SecurityAdministrator, username="first")
    make_holder(SecurityAdministrator, username="second")
    make_unit("district", name="示例区")
    make_user()
    enter(page, site, "first")
    _, recovery = enrol(page, site, look)
    page.get_by_role("link", name="已保管好").click()
    page.locator(".bar-person summary").click()
    page.get_by_role("button", name="退出登录").click()

    enter(page, site, "first")
    expect(page.get_by_role("heading", level=1)).to_have_text("输入动态口令")
    look("code")
    page.get_by_label("动态口令").fill(recovery)
    page.get_by_role("button", name="登录").click()
    propose(page, site, look)
    assert not Grant.objects.filter(user__username="zhang").exists()

    other = browser.new_context(locale="zh-CN").new_page()
    enter(other, site, "second")
    other.goto(f"{site}/grants/")
    other.get_by_role("link", name="张三（zhang）").click()
    other.get_by_role("button", name="确认授权").click()
    expect(other.get_by_role("main")).to_contain_text("已确认")
    made = Grant.objects.get(user__username="zhang")
    assert (made.proposed_by.username, made.confirmed_by.username, made.lowest_rank) == (
        "first",
        "second",
        "section_deputy",
    )
    page.goto(f"{site}/grants/")
    look("grants")
    page.goto(f"{site}/grants/{made.pk}/")
    look("grant")

    elsewhere = browser.new_context(locale="zh-CN").new_page()
    enter(elsewhere, site, "second")
    other.goto(f"{site}/security/")
    other.get_by_role("button", name="结束该会话").click()
    expect(other.get_by_role("main")).to_contain_text("已结束该会话")
    elsewhere.goto(f"{site}/security/")
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("登录")
    other.context.close()
    elsewhere.context.close()


def test_system_administrator_opens_and_shuts_an_account(page, site, look):
    make_holder(SystemAdministrator, username="admin")
    enter(page, site, "admin")
    page.goto(f"{site}/accounts/add/")
    look("add account")
    page.get_by_label("账号").fill("li.si")
    page.get_by_label("姓名").fill("李四")
    page.get_by_role("button", name="建立").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已建立账号")
    look("one-time password")
    page.get_by_role("link", name="已告知本人").click()
    look("account")
    page.get_by_role("button", name="停用账号").click()
    expect(page.get_by_role("main")).to_contain_text("已停用账号")
    page.goto(f"{site}/accounts/")
    look("accounts")

    assert Session.objects.filter(user__username="admin").count() == 1


def test_grave_page_asks_who_it_is_and_comes_back(page, site, look, settings):
    settings.GONGDAO_REAUTHENTICATE_MINUTES = 0
    make_holder(SecurityAdministrator, username="first")
    enter(page, site, "first")

    page.goto(f"{site}/grants/propose/")

    expect(page.get_by_role("heading", level=1)).to_have_text("请再次验证身份")
    look("verify")
    settings.GONGDAO_REAUTHENTICATE_MINUTES = 10
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="验证后继续").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("提出授权")
