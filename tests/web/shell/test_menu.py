from gongdao.office.access.permissions import Permission
from gongdao.web.shell import menu
from gongdao.web.shell.presenters import Section, Tab

ITEMS = {
    "甲": [menu.Item("首页", "shell:home", Permission.ROSTER_PERSON_READ)],
    "乙": [
        menu.Item("查找", "shell:search", Permission.ROSTER_PERSON_READ),
        menu.Item("示例", "shell:gallery", Permission.RULES_PACK_ADOPT),
    ],
}


def test_sections_show_what_is_permitted_and_mark_the_longest_address(monkeypatch):
    monkeypatch.setattr(menu, "_menu", ITEMS)

    shown = menu.sections(frozenset({Permission.ROSTER_PERSON_READ}), "/search/")

    assert shown == (
        Section("甲", (Tab("首页", "/"),)),
        Section("乙", (Tab("查找", "/search/", current=True),)),
    )


def test_sections_without_permission_are_empty(monkeypatch):
    monkeypatch.setattr(menu, "_menu", ITEMS)

    assert menu.sections(frozenset(), "/") == ()
