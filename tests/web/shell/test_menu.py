from gongdao.facts.relation import Level
from gongdao.office.access.permissions import Permission
from gongdao.web.shell import menu
from gongdao.web.shell.menu import Rights
from gongdao.web.shell.presenters import Section, Tab

READS = frozenset({Permission.ROSTER_PERSON_READ, Permission.POSTS_POST_READ, Permission.ACCOUNTABILITY_RECORD_READ})
MENU = (
    ("甲", (menu.Item("首页", "shell:own", Permission.ROSTER_PERSON_READ), "post")),
    ("乙", (menu.Item("示例", "shell:gallery", Permission.RULES_PACK_ADOPT), "measure")),
)


def test_sections_show_what_is_permitted_and_mark_the_longest_address(monkeypatch):
    monkeypatch.setattr(menu, "MENU", MENU)

    shown = menu.sections(Rights(READS, Level.INTERNAL), "/registers/post/add/")

    assert shown == (Section("甲", (Tab("首页", "/own/"), Tab("职位", "/registers/post/", current=True))),)


def test_register_above_the_clearance_is_not_shown(monkeypatch):
    monkeypatch.setattr(menu, "MENU", MENU)

    def labels(clearance):
        return [tab.label for section in menu.sections(Rights(READS, clearance), "/") for tab in section.items]

    assert labels(Level.RESTRICTED) == ["首页", "职位", "处理"]
    assert labels(Level.INTERNAL) == ["首页", "职位"]


def test_sections_without_permission_are_empty():
    assert menu.sections(Rights(frozenset(), Level.RESTRICTED), "/") == ()
