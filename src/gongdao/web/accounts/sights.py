"""From the answers of access to what the pages about sight show."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from gongdao.facts.relation import Level
from gongdao.office.access.allow import Step, Trace
from gongdao.office.access.messages import permission_name
from gongdao.office.access.seeing import Answer
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.registers import matters
from gongdao.office.registers.matters import Matter
from gongdao.web.accounts.presenting import GRANT_COLUMNS, terms
from gongdao.web.shell import presenters as p

LEVELS = {Level.PUBLIC: "公开", Level.INTERNAL: "内部", Level.PERSONAL: "个人", Level.RESTRICTED: "限制"}
GROUNDS = {
    "role": "没有含该项权限的角色",
    "clearance": "角色可以查看的密级低于该对象",
    "scope": "该对象不在授权的单位范围内",
    "rank": "该人员的职级不在授权范围内",
    "recused": "应当回避",
}
LACKS = {
    "role": "角色不含该项权限",
    "clearance": "密级不够",
    "scope": "单位不在范围内",
    "rank": "职级不在范围内",
    None: "可以查看",
}


def facets(asked: Mapping[str, str], users: Iterable[User]) -> tuple[p.Facet, ...]:
    """Ask for the object by its kind and key, and for the account, if one is meant."""
    kinds = tuple(p.Option(kind, zh, kind == asked["kind"]) for kind, zh in matters.kinds().items())
    accounts = tuple(
        p.Option(one.username, f"{one.display_name}（{one.username}）", one.username == asked["user"]) for one in users
    )
    return (
        p.Facet("kind", "对象类别", kinds, asked["kind"]),
        p.Facet("key", "对象编号", value=asked["key"]),
        p.Facet("user", "账号", accounts, asked["user"]),
    )


def facts(matter: Matter, way: Iterable[Unit], on: date, name: str = "") -> tuple[p.Fact, ...]:
    """Show what was asked: the object by its key, by its name only to those who may see it."""
    about = matter.about
    return (
        p.Fact("对象", p.Cell(name or f"{matter.zh} {matter.key}", note=matter.zh if name else "")),
        p.Fact("所属单位", p.Cell("／".join(unit.name for unit in way))),
        p.Fact("需要的权限", p.Cell(permission_name(matter.permission))),
        p.Fact("密级", p.Cell(LEVELS[about.level])),
        p.Fact("日期", p.Cell(on.isoformat())),
    )


def verdict(found: Trace) -> str:
    """Say in one sentence whether, and why."""
    if found.ground:
        return f"不能查看：{GROUNDS[found.ground]}。"
    return f"可以查看：凭{len(found.granted_by)}项授权，没有应当回避的情形。"


def count(number: int) -> str:
    """Say how many may."""
    return f"今天有{number}个账号可以查看。本人在“我的档案”中查看自己的内容，不列在这里。"


def steps(found: Trace) -> p.Table:
    """List the grants of one account, each with what it lacks."""
    columns = (*GRANT_COLUMNS[1:], p.Column("判断"))
    empty = p.Empty("没有授权", "该账号今天没有任何生效的授权。")
    return p.Table("逐项授权", columns, tuple((*terms(one.grant), _judged(one, found)) for one in found.steps), empty)


def seers(found: Iterable[Answer]) -> p.Table:
    """List who may, a line for each grant by which one may."""
    rows = tuple(
        (
            p.Cell(f"{one.user.display_name}（{one.user.username}）", reverse("accounts:grant", args=[grant.pk])),
            *terms(grant),
        )
        for one in found
        for grant in one.trace.granted_by
    )
    empty = p.Empty("没有人能查看", "今天没有任何账号的授权包含这个对象。")
    return p.Table("今天能查看的账号", GRANT_COLUMNS, rows, empty)


def _judged(step: Step, found: Trace) -> p.Cell:
    if step.lack is None and found.objection:
        return p.Cell(GROUNDS[found.objection])
    return p.Cell(LACKS[step.lack])
