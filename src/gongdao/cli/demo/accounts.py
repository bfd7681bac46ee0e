"""The accounts of the demo district, one for each role, with invented names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongdao.office.access import actions as access
from gongdao.office.access.roles import (
    ROLES,
    AppraisalClerk,
    AuditAdministrator,
    Auditor,
    DisciplineInspection,
    Inspector,
    Leader,
    OrganisationHead,
    Role,
    RosterClerk,
    SecurityAdministrator,
    SelectionClerk,
    StudySecretary,
    SupervisionClerk,
    SystemAdministrator,
    TownshipCommittee,
    TrainingClerk,
    UnitClerk,
)
from gongdao.office.accounts import actions as accounts
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit


@dataclass(frozen=True)
class Account:
    """One account to be made: `area` is where its role holds, the whole district, one township or the installation."""

    username: str
    display_name: str
    role: type[Role]
    area: str = "district"


@dataclass(frozen=True)
class Made:
    """An account that was made, with the one-time password that is shown once."""

    user: User
    role: type[Role]
    area: str
    password: str

    @property
    def username(self) -> str:
        return self.user.username


ACCOUNTS = (
    Account("roster", "周静", RosterClerk),
    Account("selection", "吴思远", SelectionClerk),
    Account("training", "郑欣怡", TrainingClerk),
    Account("appraisal", "冯国平", AppraisalClerk),
    Account("supervision", "蒋立新", SupervisionClerk),
    Account("township", "沈玉兰", UnitClerk, "township"),
    Account("head", "朱明远", OrganisationHead),
    Account("leader", "韩振东", Leader),
    Account("discipline", "许秋白", DisciplineInspection),
    Account("study", "何雨晴", StudySecretary, "township"),
    Account("inspector", "施怀民", Inspector, "township"),
    Account("committee", "曹永年", TownshipCommittee, "township"),
    Account("auditor", "秦晓芳", Auditor),
    Account("sysadmin", "许浩然", SystemAdministrator, "installation"),
    Account("secadmin", "何佳琪", SecurityAdministrator, "installation"),
    Account(
        "secadmin2", "尤文轩", SecurityAdministrator, "installation"
    ),  # grants are proposed by one, confirmed by another
    Account("audadmin", "吕子轩", AuditAdministrator, "installation"),
)


def open_accounts(by: User, district: list[Unit], township: Unit, started_on: date) -> dict[str, Made]:
    """Create every account and give it its role, from a day on."""
    areas: dict[str, list[Unit | None]] = {"district": [*district], "township": [township], "installation": [None]}
    return {account.username: _open(by, account, areas[account.area], started_on) for account in ACCOUNTS}


def _open(by: User, account: Account, areas: list[Unit | None], started_on: date) -> Made:
    user, password = accounts.create_user(by=by, username=account.username, display_name=account.display_name)
    for unit in areas:
        access.grant(by=by, user=user, role=account.role.code, unit=unit, started_on=started_on)
    named = "、".join(unit.name for unit in areas if unit is not None and account.area == "township")
    return Made(user, account.role, named, password)


def lines(made: dict[str, Made]) -> list[str]:
    """List the accounts as a table: name, one-time password, role."""
    return [
        f"  {one.username:<12} {one.password:<14} {ROLES[one.role.code].zh}{f'（{one.area}）' if one.area else ''}"
        for one in made.values()
    ]
