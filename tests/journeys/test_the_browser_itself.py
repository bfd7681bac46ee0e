import pytest

pytestmark = pytest.mark.browser


def test_axe_finds_what_is_wrong_and_nothing_else(page, axe):
    page.set_content('<html lang="zh-CN"><title>名册</title><main><h1>名册</h1><input id="name"></main></html>')
    found = axe(page)

    page.set_content(
        '<html lang="zh-CN"><title>名册</title><main><h1>名册</h1><label>姓名<input></label></main></html>'
    )

    assert found == ["label: #name"]
    assert axe(page) == []


def test_a_page_cannot_reach_beyond_this_machine(strangers_page):
    page, strangers = strangers_page

    page.set_content('<img src="http://example.invalid/x.png">', wait_until="load")

    assert strangers == ["http://example.invalid/x.png"]
