"""Fixtures for journeys: a browser, a page, and the accessibility checker."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.servers import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread that uses the database
    path = chromium.executable()  # before Playwright starts: the libraries of its driver come with the browser
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def strangers_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A fresh window and the addresses beyond this machine that it asked for; each was refused."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900})
    strangers: list[str] = []

    def refuse(route: Route) -> None:
        strangers.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "http://localhost:")), refuse)
    yield context.new_page(), strangers
    context.close()


@pytest.fixture
def page(strangers_page: tuple[Page, list[str]]) -> Iterator[Page]:
    """A fresh window; the test fails if it asks for anything beyond this machine."""
    page, strangers = strangers_page
    yield page
    assert strangers == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Ask axe about a page; the answer lists rule and place of each violation."""
    source = chromium.axe_source()

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {' '.join(node['target'])}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture
def site(live_server) -> str:
    """The address of the product, served to the browser."""
    return live_server.url
