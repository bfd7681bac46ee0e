"""The navigation, by what people do; each sees what the roles may open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from gongdao.facts.relation import Level
from gongdao.office.access.models import Grant
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.web.shell.presenters import Section, Tab


@dataclass(frozen=True)
class Item:
    """One entry: its word, the name of its address, and the permission without which it is not shown."""

    label: str
    name: str
    needs: Permission


# A text is the name of a register, which brings its word, address and permission itself.
MENU: tuple[tuple[str, tuple[Item | str, ...]], ...] = (
    (
        "名册",
        (
            Item("干部名册", "roster:list", Permission.ROSTER_PERSON_READ),
            "appointment",
            Item("导入名册", "roster:import", Permission.ROSTER_FILE_IMPORT),
        ),
    ),
    ("机构职数", (Item("单位", "orgs:list", Permission.ORGS_UNIT_READ), "body", "post", "quota")),
    (
        "规矩",
        (
            Item("核对总览", "rules:dashboard", Permission.RULES_FINDING_READ),
            Item("核对结果", "rules:findings", Permission.RULES_FINDING_READ),
            Item("条款", "rules:clauses", Permission.RULES_FINDING_READ),
            Item("采用措施", "rules:adoption", Permission.RULES_FINDING_READ),
            "coverage",
        ),
    ),
    ("培训学习", ("study_event", "life_meeting", "training_plan", "credit")),
    ("考核测评", ("tally", "assessment_finding", "ranking")),
    ("选拔任用", ("opened_post", "decision", "inspector_posting")),
    ("履职监督", ("meeting", "attendance", "visit", "cause_finding", "yellow_card", "measure")),
    ("表彰奖励", ("award", "bonus_claim")),
)


@dataclass(frozen=True)
class Rights:
    """What the grants of a user permit anywhere, and how secret a register they may know of."""

    permissions: frozenset[Permission]
    clearance: Level

    @classmethod
    def of(cls, grants: Iterable[Grant]) -> "Rights":
        roles = [ROLES[grant.role] for grant in grants]
        levels = list(Level)
        clearance = max((role.clearance for role in roles), key=levels.index, default=Level.PUBLIC)
        return cls(frozenset().union(*(role.permissions for role in roles)), clearance)

    def may_open(self, register: Register) -> bool:
        levels = list(Level)
        return register.read in self.permissions and levels.index(register.level) <= levels.index(self.clearance)


def sections(rights: Rights, path: str) -> tuple[Section, ...]:
    """Return what these rights may open; the entry whose address begins the path is marked."""
    shown = [(label, [tab for entry in entries for tab in _tabs(entry, rights)]) for label, entries in MENU]
    addresses = [address for _, tabs in shown for _, address in tabs]
    here = max((address for address in addresses if path.startswith(address)), key=len, default="")
    return tuple(
        Section(label, tuple(Tab(word, address, address == here) for word, address in tabs))
        for label, tabs in shown
        if tabs
    )


def scope_words(grants: Iterable[Grant]) -> str:
    """Name the units of the grants, each with its role: 示例区（名册管理）."""
    words = [f"{grant.unit.name}（{ROLES[grant.role].zh}）" if grant.unit else ROLES[grant.role].zh for grant in grants]
    return "、".join(words)


def _tabs(entry: Item | str, rights: Rights) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Item):
        if entry.needs in rights.permissions:
            yield entry.label, reverse(entry.name)
    elif entry in REGISTERS and rights.may_open(REGISTERS[entry]):
        yield REGISTERS[entry].zh, reverse("registers:list", args=[entry])
