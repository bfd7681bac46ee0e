"""The pages that a clerk opens every day, in a real browser: accessible, within the screen, silent."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import Leader, RosterClerk
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption, LocalNumbers
from tests.factories.access import make_grant, make_holder
from tests.factories.findings import DAY, EIGHT_YEARS, make_finding, make_sweep
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.browser

ON_DAY = f"?as_of={DAY}"
PAGES = {
    "own": "/own/",
    "not swept": reverse("rules:dashboard"),
    "dashboard": reverse("rules:dashboard") + ON_DAY,
    "findings": reverse("rules:findings") + ON_DAY,
    "explanation": reverse("rules:explanation", args=["QSH-20c", "a1"]) + ON_DAY,
    "changes": reverse("rules:changes") + ON_DAY,
    "exception": reverse("rules:exception", args=["QSH-20b", "a1"]),
    "marked roster": reverse("roster:list") + ON_DAY,
    "person with findings": reverse("roster:person", args=["person-1"]) + ON_DAY,
    "adoption": reverse("rules:adoption"),
    "roster": reverse("roster:list"),
    "person": reverse("roster:person", args=["person-1"]),
    "import": reverse("roster:import"),
    "units": reverse("orgs:list"),
    "unit": reverse("orgs:unit", args=["unit-1"]),
    "register": reverse("registers:list", args=["appointment"]),
    "record": reverse("registers:record", args=["appointment", "a1"]),
    "form": reverse("registers:add", args=["appointment"]),
    "clauses": reverse("rules:clauses"),
    "clause": reverse("rules:clause", args=["QSH-20c"]) + ON_DAY,
    "clause with many numbers": reverse("rules:clause", args=["XR-17"]),
    "book": reverse("rules:book") + ON_DAY,
    "document": reverse("rules:document", args=["qsh_2009"]) + ON_DAY,
    "waiting": reverse("rules:waiting", args=["person-1"]) + ON_DAY,
    "compare": reverse("rules:compare"),
    "local numbers": reverse("rules:numbers", args=["adoption-1"]),
    "draft": reverse("rules:draft", args=["numbers-1"]),
    "waiting for a post": reverse("rules:waiting", args=["person-1"]) + ON_DAY + "&post=post-1&q=post",
}
LONG = "示例区高新技术产业开发区管理委员会驻街道综合行政执法与安全生产监督管理联合办公室"


@pytest.fixture
def clerk_page(page, site):
    district = make_unit("district", name="示例区", kind="authority")
    make_unit("unit-1", district, name=LONG, kind="township")
    make_unit("waiting", district, name="待分配", is_receiving=True)
    held = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **held))
    Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))
    make_finding(make_sweep())
    local = {"key": "numbers-1", "name": "exchange_years", "title": "示例区干部交流年限规定"}
    LocalNumbers.objects.create(**local, adoption=Adoption.objects.get(), text=EIGHT_YEARS, drafted_by="li.jing")
    client = Client()
    clerk = make_holder(RosterClerk, district)
    make_grant(clerk, Leader, district)
    client.force_login(clerk)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    return page


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_are_accessible_and_fit_the_screen(clerk_page, site, axe, width):
    said = []
    clerk_page.on("console", lambda message: said.append(message.text))
    clerk_page.set_viewport_size({"width": width, "height": 900})
    faults = {}

    for name, address in PAGES.items():
        clerk_page.goto(site + address)
        over = clerk_page.evaluate("document.documentElement.scrollWidth") > width
        faults[name] = [*axe(clerk_page), *(["wider than the screen"] if over else [])]

    assert {name: found for name, found in faults.items() if found} == {}
    assert said == []


def test_menu_opens_on_a_phone_without_script(clerk_page, site):
    clerk_page.set_viewport_size({"width": 390, "height": 800})
    clerk_page.route("**/*.js", lambda route: route.abort())
    clerk_page.goto(site + "/")

    clerk_page.get_by_role("link", name="菜单", exact=True).click()
    clerk_page.get_by_role("link", name="干部名册").first.click()

    assert clerk_page.get_by_role("heading", level=1).inner_text() == "干部名册"


def test_day_is_changed_in_the_bar_and_back_with_the_keyboard(clerk_page, site):
    clerk_page.goto(site + PAGES["roster"])

    clerk_page.get_by_label("截至日期").first.fill("2010-01-01")
    clerk_page.get_by_label("截至日期").first.press("Enter")
    notice = clerk_page.get_by_text("现在看到的是").inner_text()
    shut = clerk_page.get_by_text("新增人员").get_attribute("class")
    clerk_page.get_by_role("button", name="回到今天").press("Enter")

    assert "2010年1月1日" in notice
    assert "button-shut" in shut
    assert clerk_page.get_by_text("现在看到的是").count() == 0
