"""Every component in a real browser: accessible, within the screen, without a word to the console."""

import pytest
from django.conf import settings
from django.test import Client

from gongdao.office.accounts.actions import create_user
from gongdao.office.accounts.models import User
from gongdao.office.accounts.principals import system

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page, site):
    user, _ = create_user(by=system(), username="li.jing", display_name="李静")
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    return page


@pytest.mark.parametrize("query", ["", "?as_of=2009-12-31"])
@pytest.mark.parametrize("width", [1920, 1440, 1024, 390])
def test_gallery_is_accessible_at_every_width(opened, site, axe, width, query):
    opened.set_viewport_size({"width": width, "height": 900})

    opened.goto(f"{site}/gallery/{query}")

    assert axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.said == []
