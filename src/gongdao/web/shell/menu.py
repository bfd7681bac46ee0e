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
            "grade_period",
            "education",
            "kinship",
            "close_staff",
            "grassroots_service",
            "civil_service_registration",
            "retirement",
            "payroll",
            Item("导入名册", "roster:import", Permission.ROSTER_FILE_IMPORT),
        ),
    ),
    (
        "机构职数",
        (
            Item("单位", "orgs:list", Permission.ORGS_UNIT_READ),
            Item("职数账", "establishment:ledger", Permission.POSTS_POST_READ),
            *("body", "term", "post", "quota", "quota_excess", "standard_title", "authority_table"),
        ),
    ),
    (
        "规矩",
        (
            Item("核对总览", "rules:dashboard", Permission.RULES_FINDING_READ),
            Item("核对结果", "rules:findings", Permission.RULES_FINDING_READ),
            Item("规则手册", "rules:book", Permission.RULES_FINDING_READ),
            Item("条款", "rules:clauses", Permission.RULES_FINDING_READ),
            Item("比较", "rules:compare", Permission.RULES_SWEEP_RUN),
            Item("采用措施", "rules:adoption", Permission.RULES_FINDING_READ),
            "coverage",
            "calendar_day",
        ),
    ),
    (
        "培训",
        (
            *("training_plan", "plan_item", "training_approval", "course", "course_audience", "course_session"),
            *("training_nomination", "training_call", "enrolment", "student_paper", "student_check"),
            *("exam", "exam_result", "credit", "training_budget", "training_expense"),
        ),
    ),
    ("学习", ("study_event", "paper", "life_meeting", "meeting_evaluation")),
    (
        "考核测评",
        (
            *("target", "assessment_scheme", "indicator", "assessment", "assessment_item", "assessment_finding"),
            *("tally", "mutual_rating", "integrity_report", "ranking"),
        ),
    ),
    (
        "选拔任用",
        (
            *("selection_round", "selection_step", "opened_post", "candidate", "candidate_document", "elector"),
            *("prior_report", "committee_item", "decision", "notice", "hire_contract", "work_report_topic"),
        ),
    ),
    ("后备挂职", ("reserve_listing", "secondment")),
    (
        "履职作风",
        (
            *("meeting", "meeting_supervision", "attendance", "presence", "leave", "absence"),
            *("visit", "task_order"),
        ),
    ),
    (
        "监督检查",
        (
            *("inspector_posting", "inspector_report", "regulation_check", "rectification", "self_check"),
            *("report_channel", "channel_procedure", "declaration", "audit_report"),
        ),
    ),
    ("谈话函询", ("concern", "talk", "talk_party", "inquiry_letter")),
    (
        "问责处理",
        (
            *("violation", "correction", "accountability_case", "sanction", "measure"),
            *("cause_finding", "yellow_card"),
        ),
    ),
    (
        "表彰奖励",
        (
            *("award_round", "nomination", "award", "social_response", "reward", "bonus_claim"),
            "priority_recommendation",
        ),
    ),
    (
        "基层组织",
        ("village_candidate", "village_exclusion", "village_finding", "village_venue", "opinion_problem"),
    ),
    (
        "账号授权",
        (
            Item("账号", "accounts:users", Permission.ACCOUNTS_USER_READ),
            Item("授权", "accounts:grants", Permission.ACCESS_GRANT_READ),
            Item("谁能看到", "accounts:sight", Permission.ACCESS_GRANT_READ),
            Item("回避登记", "accounts:recusals", Permission.ACCESS_RECUSAL_READ),
        ),
    ),
    (
        "全程纪实",
        (
            Item("审计记录", "record:events", Permission.AUDIT_EVENT_READ),
            Item("检查点", "record:checkpoints", Permission.AUDIT_EVENT_READ),
            Item("依法清除", "record:erasures", Permission.AUDIT_ERASURE_DECIDE),
        ),
    ),
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
