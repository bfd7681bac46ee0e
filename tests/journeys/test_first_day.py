"""A clerk's first day, on an installation that is really started: sign in, import, sweep, and read why.

Every page on the way is looked at by the accessibility checker, wide and on a phone.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COMMAND = [sys.executable, "-u", "-m", "gongdao.cli"]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SWEPT_WITHIN_MS = 60_000
OWN_PASSWORD = "shan-gao-shui-chang-7"
ROSTER = """姓名,性别,出生日期,入党时间,备注
赵文,男,13/06/1980,15/07/2001,
钱明,女,25/12/1975,早年,借调
孙华,不详,31/02/1980,,
,男,14/02/1969,,
"""


@dataclass(frozen=True)
class Installation:
    """An address, and the one-time passwords that the demo printed."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("first-day")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["GONGDAO_DATA"] = str(folder / "data")
    said = subprocess.run(
        [*COMMAND, "demo", "--persons", "200"], env=environment, capture_output=True, text=True, check=True
    ).stdout
    passwords = dict(line.split()[:2] for line in said.splitlines() if line.startswith("  "))
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [*COMMAND, "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout.readline().startswith("公道已启动")
        yield Installation(f"http://127.0.0.1:{port}", passwords)
        served.terminate()
        served.communicate()


@pytest.fixture
def look(page: Page, axe: Callable[[Page], list[str]]) -> Iterator[Callable[[str], None]]:
    """Look at the page that is open, wide and on a phone; what is wrong is told at the end, all of it."""
    faults: dict[str, list[str]] = {}
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))

    def check(name: str) -> None:
        for size in (PHONE, WIDE):
            page.set_viewport_size(size)
            page.wait_for_load_state()  # a page without its style is as wide as its longest line
            over = page.evaluate("document.documentElement.scrollWidth") > size["width"]
            faults[f"{name} {size['width']}"] = [*axe(page), *(["wider than the screen"] if over else [])]

    yield check
    assert {name: found for name, found in faults.items() if found} == {}
    assert said == []


def sign_in_and_change_password(page: Page, password: str, look: Callable[[str], None]) -> None:
    look("sign in")
    page.get_by_label("账号").fill("roster")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("修改密码")
    look("change password")
    page.get_by_label("原密码").fill(password)
    page.get_by_label("新密码", exact=True).fill(OWN_PASSWORD)
    page.get_by_label("再次输入新密码").fill(OWN_PASSWORD)
    page.get_by_role("button", name="保存新密码").click()


def import_roster(page: Page, address: str, look: Callable[[str], None]) -> None:
    page.goto(f"{address}/roster/import/")
    look("upload")
    file = {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROSTER.encode("gb18030")}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_role("button", name="预览")).to_be_visible()
    look("match")
    page.get_by_role("button", name="预览").click()
    expect(page.get_by_role("row").filter(has_text="31/02/1980")).to_contain_text("该行未导入。")
    look("preview")
    page.get_by_role("button", name="收下可收的行").click()
    expect(page.get_by_role("main")).to_contain_text("已导入名册：收下2行，不收2行，新增或更正2人。")
    look("batches")
    page.get_by_role("link", name="名册.csv").click()
    look("batch")


def sweep(page: Page, address: str, look: Callable[[str], None]) -> None:
    page.goto(f"{address}/rules/")
    page.get_by_role("button", name="重新核对").click()
    look("job")
    page.get_by_role("link", name="查看核对总览").click(timeout=SWEPT_WITHIN_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text("核对总览")
    look("dashboard")


def drill_to_a_person(page: Page, look: Callable[[str], None]) -> None:
    page.get_by_role("row").filter(has_text="QSH-20c").locator("[data-label=不符合] a").click()
    look("findings")
    page.locator("tbody tr").first.locator("th a").click()
    look("appointment")
    page.get_by_role("main").locator("a[href^='/roster/person/']").first.click()
    expect(page.get_by_role("main")).to_contain_text("已满10年（界限为10年），必须交流。")
    look("person")


def due_day(page: Page) -> date:
    found = re.search(r"到期日：(\d+)年(\d+)月(\d+)日", page.get_by_role("main").inner_text())
    return date(*map(int, found.groups()))


def test_first_day(page, installation, look):
    page.goto(installation.address)
    sign_in_and_change_password(page, installation.passwords["roster"], look)
    import_roster(page, installation.address, look)
    sweep(page, installation.address, look)
    drill_to_a_person(page, look)
    page.locator("a[href*='/rules/explanation/QSH-20c/']").first.click()
    main = page.get_by_role("main")
    expect(main.locator(".badge").first).to_have_text("不符合")
    expect(main).to_contain_text("同一职位任满10年的，必须交流。")
    look("explanation")

    before = due_day(page) - timedelta(days=1)
    page.get_by_label("截至日期").first.fill(before.isoformat())
    page.get_by_label("截至日期").first.press("Enter")

    expect(main.locator(".badge").first).to_have_text("符合")
    expect(main).to_contain_text("未满10年。")
    look("explanation on an earlier day")
    page.goto(f"{installation.address}/rules/?as_of={before.isoformat()}")
    expect(main).to_contain_text("核对")
    look("a day that was not swept")


def test_wrong_password_is_one_sentence_and_stays_outside(page, installation):
    page.goto(installation.address)
    page.get_by_label("账号").fill("leader")
    page.get_by_label("密码").fill("not-the-password")

    page.get_by_role("button", name="登录").click()

    expect(page.get_by_role("main")).to_contain_text("不能登录。账号或密码不正确")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
