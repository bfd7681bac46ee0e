"""From accounts, sessions and grants to what the templates show."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse, reverse_lazy
from django.utils import timezone

from gongdao.facts.organisation import LEVELS as RANKS
from gongdao.office.access.models import Grant, Proposal
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import SecondFactor, Session, User
from gongdao.web.shell import presenters as p

SECURITY = p.Link("账号安全", reverse_lazy("accounts:security"))
USERS = p.Link("账号", reverse_lazy("accounts:users"))
GRANTS = p.Link("授权", reverse_lazy("accounts:grants"))
ADD_USER = p.Act("建立账号", reverse_lazy("accounts:add_user"), "primary")
PROPOSE = p.Act("提出授权", reverse_lazy("accounts:propose"), "primary", writes=True)


def user_link(user: User) -> p.Link:
    """Lead to the page of an account."""
    return p.Link(user.username, reverse("accounts:user", args=[user.username]))


def own_facts(user: User, factor: SecondFactor | None, left: int) -> tuple[p.Fact, ...]:
    """Show how one's own account is protected."""
    return (
        p.Fact("账号", p.Cell(user.username)),
        p.Fact("密码修改时间", p.Cell(_instant(user.password_changed_at) or "未修改过")),
        p.Fact("第二因素", p.Cell(_factor(factor))),
        p.Fact("恢复码", p.Cell(f"还有{left}个可用" if _in_use(factor) else "启用第二因素后生成")),
    )


def own_acts(factor: SecondFactor | None) -> tuple[p.Act, ...]:
    """Offer what can be done about one's own account."""
    change = p.Act("修改密码", reverse("accounts:change_password"))
    if _in_use(factor):
        return (change, p.Act("更换恢复码", reverse("accounts:renew_codes"), fields=()))
    return (p.Act("启用第二因素", reverse("accounts:enrol"), "primary"), change)


SESSION_COLUMNS = (
    p.Column("浏览器"),
    p.Column("来源地址", "narrow"),
    p.Column("登录时间", "day"),
    p.Column("最近操作", "day"),
)


def sessions(found: Iterable[Session]) -> p.Table:
    """List sessions: where from, since when."""
    rows = tuple(_session(one) for one in found)
    return p.Table("会话", SESSION_COLUMNS, rows, p.Empty("没有会话", "该账号目前没有登录。"))


def own_sessions(found: Iterable[Session], here: str) -> tuple[dict[str, object], ...]:
    """Give each of one's own sessions with the button that ends it; the present one ends by signing out."""
    return tuple(
        {
            "facts": tuple(
                p.Fact(column.label, cell) for column, cell in zip(SESSION_COLUMNS, _session(one), strict=True)
            ),
            "act": None
            if one.session_key == here
            else p.Act("结束该会话", reverse("accounts:end_session", args=[one.session_key]), "small", fields=()),
        }
        for one in found
    )


def users(found: Iterable[User]) -> p.Table:
    """List accounts with their state."""
    columns = (
        p.Column("账号"),
        p.Column("姓名"),
        p.Column("状态", "narrow"),
        p.Column("第二因素", "narrow"),
        p.Column("会话", "number"),
    )
    rows = tuple(
        (
            p.Cell(user.username, reverse("accounts:user", args=[user.username])),
            p.Cell(user.display_name),
            p.Cell(_state(user)),
            p.Cell(_factor(getattr(user, "second_factor", None))),
            p.Cell(str(user.session_count)),
        )
        for user in found
    )
    return p.Table("账号", columns, rows, p.Empty("没有账号", "没有符合条件的账号。"))


def user_facts(user: User, factor: SecondFactor | None) -> tuple[p.Fact, ...]:
    """Show one account."""
    return (
        p.Fact("账号", p.Cell(user.username)),
        p.Fact("姓名", p.Cell(user.display_name)),
        p.Fact("人员编号", p.Cell(user.person_key)),
        p.Fact("状态", p.Cell(_state(user))),
        p.Fact("密码修改时间", p.Cell(_instant(user.password_changed_at))),
        p.Fact("第二因素", p.Cell(_factor(factor))),
    )


def user_acts(user: User, factor: SecondFactor | None, rights: frozenset[Permission]) -> tuple[p.Act, ...]:
    """Offer what these rights may do to an account in its state."""
    offered = []
    if Permission.ACCOUNTS_USER_WRITE in rights:
        is_locked = _is_locked(user.locked_until) or (factor is not None and _is_locked(factor.locked_until))
        offered += [("解除锁定", "unlock")] if is_locked else []
        offered += [("重置密码", "reset_password"), ("结束全部会话", "end_sessions")]
        offered.append(("停用账号", "disable") if user.is_active else ("启用账号", "enable"))
    if Permission.ACCOUNTS_FACTOR_RESET in rights and factor is not None:
        offered.append(("取消第二因素", "reset_factor"))
    return tuple(p.Act(word, reverse(f"accounts:{name}", args=[user.username]), fields=()) for word, name in offered)


GRANT_COLUMNS = (
    p.Column("账号"),
    p.Column("角色"),
    p.Column("管理单位"),
    p.Column("职级范围", "narrow"),
    p.Column("起始日期", "day"),
    p.Column("终止日期", "day"),
)


def grants(found: Iterable[Grant], today: date) -> p.Table:
    """List grants; each leads to the page on which it can be ended."""
    rows = tuple(
        (
            p.Cell(_person(one.user), reverse("accounts:grant", args=[one.pk]), note=_note(one, today)),
            *terms(one),
            p.Cell(_signatures(one)),
        )
        for one in found
    )
    columns = (*GRANT_COLUMNS, p.Column("提出和确认"))
    return p.Table("生效的授权", columns, rows, p.Empty("没有授权", "还没有任何生效的授权。"))


def proposals(found: Iterable[Proposal]) -> p.Table:
    """List what waits for a confirmation."""
    rows = tuple(
        (
            p.Cell(_person(one.user), reverse("accounts:proposal", args=[one.key])),
            *terms(one),
            p.Cell(_person(one.proposed_by)),
        )
        for one in found
    )
    empty = p.Empty("没有待确认的提议", "提出的授权和委托在确认之前列在这里。")
    return p.Table("待确认", (*GRANT_COLUMNS, p.Column("提出人")), rows, empty)


def own_grants(found: Iterable[Grant]) -> tuple[dict[str, object], ...]:
    """Give each of one's own grants with the way to delegate it."""
    return tuple(
        {
            "facts": (p.Fact("角色", p.Cell(role_word(one))), *_term_facts(one)),
            "act": p.Act("委托他人", reverse("accounts:delegate", args=[one.pk]), "small", writes=True)
            if one.unit is not None and one.delegated_from_id is None
            else None,
        }
        for one in found
    )


def delegated(found: Iterable[Grant | Proposal]) -> p.Table:
    """List what one has passed on, or has asked to."""
    rows = tuple(
        (
            p.Cell(_person(one.user), _address(one), note="" if isinstance(one, Grant) else "待确认"),
            *terms(one),
        )
        for one in found
    )
    return p.Table("我提出的委托", GRANT_COLUMNS, rows)


def proposal_facts(proposal: Proposal) -> tuple[p.Fact, ...]:
    """Show what is proposed, by whom and what came of it."""
    source = proposal.delegated_from
    return (
        p.Fact("账号", p.Cell(_person(proposal.user))),
        p.Fact("角色", p.Cell(role_word(proposal), note=ROLES[proposal.role].description)),
        *_term_facts(proposal),
        p.Fact("委托自", p.Cell(_person(source.user) if source else "")),
        p.Fact("提出", p.Cell(f"{_person(proposal.proposed_by)}，{_instant(proposal.proposed_at)}")),
        p.Fact("办理", p.Cell(_decision(proposal))),
    )


def proposal_acts(proposal: Proposal, reader: User, *, may_confirm: bool) -> tuple[p.Act, ...]:
    """Offer to confirm or decline to another, and to take back to whoever proposed."""
    if proposal.outcome:
        return ()
    here = reverse("accounts:proposal", args=[proposal.key])
    if proposal.proposed_by == reader:
        return (p.Act("撤回", reverse("accounts:withdraw", args=[proposal.key]), writes=True, fields=()),)
    if not may_confirm or proposal.user == reader:
        return ()
    return (
        p.Act("确认授权", here, "primary", writes=True, fields=(("confirm", "1"),)),
        p.Act("不同意", here, writes=True, fields=(("refuse", "1"),)),
    )


def grant_facts(grant: Grant) -> tuple[p.Fact, ...]:
    """Show a grant with its signatures."""
    source = grant.delegated_from
    return (
        p.Fact("账号", p.Cell(_person(grant.user))),
        p.Fact("角色", p.Cell(role_word(grant), note=ROLES[grant.role].description)),
        *_term_facts(grant),
        p.Fact("委托自", p.Cell(_person(source.user) if source else "")),
        p.Fact("提出和确认", p.Cell(_signatures(grant))),
    )


def title(made: Grant | Proposal) -> str:
    """Name a grant: 张三：名册管理."""
    return f"{made.user.display_name}：{role_word(made)}"


def standing(proposal: Proposal) -> str:
    """Say in one line how far a proposal is."""
    return proposal.get_outcome_display() if proposal.outcome else "待另一位安全管理员确认，确认之前不生效。"


def role_word(made: Grant | Proposal) -> str:
    """Name the role."""
    return ROLES[made.role].zh


def own_bounds(held: Grant) -> dict[str, object]:
    """Begin a delegation with all of one's own grant."""
    names = ("lowest_rank", "highest_rank", "ended_on")
    return {"unit": held.unit.key} | {name: getattr(held, name) for name in names}


def terms(made: Grant | Proposal) -> tuple[p.Cell, ...]:
    return (p.Cell(role_word(made)), *(fact.cell for fact in _term_facts(made)))


def _term_facts(made: Grant | Proposal) -> tuple[p.Fact, ...]:
    return (
        p.Fact("管理单位", p.Cell(made.unit.name if made.unit else "")),
        p.Fact("职级范围", p.Cell(_ranks(made))),
        p.Fact("起始日期", p.Cell(made.started_on.isoformat())),
        p.Fact("终止日期", p.Cell(made.ended_on.isoformat() if made.ended_on else "")),
    )


def _ranks(made: Grant | Proposal) -> str:
    low, high = RANKS.get(made.lowest_rank), RANKS.get(made.highest_rank)
    if low and high:
        return low if low == high else f"{low}至{high}"
    return f"{low}以上" if low else f"{high}以下" if high else "全部" if made.unit_id else ""


def _signatures(grant: Grant) -> str:
    if grant.proposed_by is None:
        return "安装时建立"
    return f"{grant.proposed_by.display_name}提出，{grant.confirmed_by.display_name}确认"


def _note(grant: Grant, today: date) -> str:
    words = [f"{grant.delegated_from.user.display_name}委托"] if grant.delegated_from else []
    return "，".join([*words, *(["尚未开始"] if grant.started_on > today else [])])


def _decision(proposal: Proposal) -> str:
    if not proposal.outcome:
        return ""
    return f"{_person(proposal.decided_by)}，{_instant(proposal.decided_at)}，{proposal.get_outcome_display()}"


def _address(made: Grant | Proposal) -> str:
    if isinstance(made, Grant):
        return reverse("accounts:grant", args=[made.pk])
    return ""


def _session(one: Session) -> tuple[p.Cell, ...]:
    return (
        p.Cell(one.agent or "未知浏览器"),
        p.Cell(one.source),
        p.Cell(_instant(one.started_at)),
        p.Cell(_instant(one.seen_at)),
    )


def _state(user: User) -> str:
    if not user.is_active:
        return "已停用"
    if _is_locked(user.locked_until):
        return "暂时锁定"
    return "须修改密码" if user.must_change_password else "正常"


def _factor(factor: SecondFactor | None) -> str:
    return "已启用" if _in_use(factor) else "未启用"


def _in_use(factor: SecondFactor | None) -> bool:
    return factor is not None and factor.confirmed_at is not None


def _is_locked(until: datetime | None) -> bool:
    return until is not None and timezone.now() < until


def _person(user: User) -> str:
    return f"{user.display_name}（{user.username}）"


def _instant(value: datetime | None) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""
