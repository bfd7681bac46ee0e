"""The evidence of one object verifies itself in a browser, without a server."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongdao.office.audit import exporting
from gongdao.office.audit.models import Event
from gongdao.papers import evidence
from tests.factories.record import make_events

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def package(settings, tmp_path) -> dict:
    settings.GONGDAO_KEYS = tmp_path
    make_events(13)
    return exporting.evidence(Event.objects.filter(subject_key="u1"))


def said_by(browser: Browser, folder: Path, package: dict) -> str:
    file = folder / "evidence.html"
    file.write_text(evidence.write_page("unit u1", package), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("!document.getElementById('result').textContent.startsWith('正在')")
    return page.locator("#result").inner_text()


def test_evidence_verifies_itself(browser, tmp_path, package):
    said = said_by(browser, tmp_path, package)

    assert said == "核验通过：3条记录都在检查点所签署的纪实之中，未被改动。"


@pytest.mark.parametrize("part", ["sentence", "proof", "signature"])
def test_changed_evidence_says_so(browser, tmp_path, package, part):
    changed = json.loads(json.dumps(package))
    if part == "sentence":
        changed["leaves"][1]["opened"]["payload"]["sentence"] = "从来如此"
    elif part == "proof":
        changed["leaves"][1]["proof"][0] = "00" * 32
    else:
        changed["checkpoint"] = changed["checkpoint"][:-8] + "AAAAAA=\n"

    assert said_by(browser, tmp_path, changed).startswith("核验不通过")
