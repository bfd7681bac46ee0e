"""What is stored: grants, and proposals of them. A trigger keeps the families of roles apart, as no CHECK looks at two rows."""

from django.db import models
from django.db.models import F, Q

from gongdao.facts.organisation import LEVELS as RANKS
from gongdao.office.access import messages
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.scoping import ScopedManager

_BUSINESS = [role.code for role in ROLES.values() if role.family is Family.BUSINESS]


def _role_and_family() -> Q:
    condition = Q(role__in=_BUSINESS, family=Family.BUSINESS.value)
    for role in ROLES.values():
        if role.family is not Family.BUSINESS:
            condition |= Q(role=role.code, family=role.family.value)
    return condition


def _ranks_in_order() -> Q:
    """The order of the ranks begins with the highest."""
    order = list(RANKS)
    condition = Q(lowest_rank=None, highest_rank=None)
    condition |= Q(lowest_rank__in=order, highest_rank=None) | Q(lowest_rank=None, highest_rank__in=order)
    for place, highest in enumerate(order):
        condition |= Q(highest_rank=highest, lowest_rank__in=order[place:])
    return condition


class Grant(models.Model):
    """A role given to a user for a subtree of units (business roles) or for the installation, for a time.

    A business role reaches the posts between two ranks, none being no bound. One that nobody proposed was given
    when the installation was set up.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="账号", related_name="grants")
    role = models.CharField("角色", max_length=40, choices=[(role.code, role.zh) for role in ROLES.values()])
    family = models.CharField("类别", max_length=8, editable=False)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="管理单位", related_name="grants"
    )
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    lowest_rank = models.CharField(  # noqa: DJ001 -- no bound
        "最低职级", max_length=20, choices=RANKS.items(), null=True, blank=True
    )
    highest_rank = models.CharField(  # noqa: DJ001 -- no bound
        "最高职级", max_length=20, choices=RANKS.items(), null=True, blank=True
    )
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, verbose_name="提出人", related_name="+"
    )
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, verbose_name="确认人", related_name="+"
    )
    delegated_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="委托自", related_name="delegations"
    )

    objects = ScopedManager()

    class Meta:
        db_table = "access_grant"
        default_permissions = ()
        ordering = ("user", "started_on", "id")
        verbose_name = verbose_name_plural = "授权"
        constraints = (
            models.CheckConstraint(
                name="access_grant_role", condition=_role_and_family(), violation_error_message=messages.UNKNOWN_ROLE
            ),
            models.CheckConstraint(
                name="access_grant_area",
                condition=Q(family="business", unit__isnull=False) | (~Q(family="business") & Q(unit__isnull=True)),
                violation_error_message=messages.AREA_UNFIT,
            ),
            models.CheckConstraint(
                name="access_grant_order",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message=messages.ENDS_BEFORE_START,
            ),
            models.CheckConstraint(
                name="access_grant_ranks",
                condition=_ranks_in_order() & (Q(family="business") | Q(lowest_rank=None, highest_rank=None)),
                violation_error_message=messages.RANKS_UNFIT,
            ),
            models.CheckConstraint(
                name="access_grant_two",
                condition=Q(proposed_by=None, confirmed_by=None)
                | (
                    Q(proposed_by__isnull=False, confirmed_by__isnull=False)
                    & ~Q(proposed_by=F("confirmed_by"))
                    & ~Q(confirmed_by=F("user"))
                    & ~Q(proposed_by=F("user"))
                ),
                violation_error_message=messages.TWO_PEOPLE,
            ),
            models.CheckConstraint(
                name="access_grant_delegated",
                condition=Q(delegated_from=None) | Q(ended_on__isnull=False),
                violation_error_message=messages.DELEGATION_ENDS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}：{ROLES[self.role].zh}"


class Proposal(models.Model):
    """A grant that one has proposed; it becomes one when another confirms it, and permits nothing until then."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", "已确认"
        REFUSED = "refused", "未同意"
        WITHDRAWN = "withdrawn", "已撤回"

    key = models.CharField("编号", max_length=20, unique=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="账号", related_name="proposals")
    role = models.CharField("角色", max_length=40, choices=[(role.code, role.zh) for role in ROLES.values()])
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="管理单位", related_name="+"
    )
    lowest_rank = models.CharField(  # noqa: DJ001 -- no bound
        "最低职级", max_length=20, choices=RANKS.items(), null=True, blank=True
    )
    highest_rank = models.CharField(  # noqa: DJ001 -- no bound
        "最高职级", max_length=20, choices=RANKS.items(), null=True, blank=True
    )
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    delegated_from = models.ForeignKey(
        Grant, on_delete=models.PROTECT, null=True, blank=True, verbose_name="委托自", related_name="proposals"
    )
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="提出人", related_name="+")
    proposed_at = models.DateTimeField("提出时间")
    outcome = models.CharField("结果", max_length=10, choices=Outcome, blank=True, default="")
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, verbose_name="确认人", related_name="+"
    )
    decided_at = models.DateTimeField("确认时间", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "access_proposal"
        default_permissions = ()
        ordering = ("-proposed_at", "-id")
        verbose_name = verbose_name_plural = "授权提议"
        constraints = (
            models.CheckConstraint(
                name="access_proposal_decided",
                condition=Q(outcome="", decided_by=None, decided_at=None)
                | (~Q(outcome="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                violation_error_message=messages.DECISION_UNFIT,
            ),
            models.CheckConstraint(
                name="access_proposal_two",
                condition=~Q(outcome="confirmed")
                | (~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("user")) & ~Q(proposed_by=F("user"))),
                violation_error_message=messages.TWO_PEOPLE,
            ),
            models.CheckConstraint(
                name="access_proposal_delegated",
                condition=Q(delegated_from=None) | Q(ended_on__isnull=False),
                violation_error_message=messages.DELEGATION_ENDS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}：{ROLES[self.role].zh}"


class Recusal(models.Model):
    """That an account keeps away from the matters of one person, or of one unit with all below it, for a time (回避登记).

    The day of the end is the first on which it no longer holds. The person stands under his key: this room knows no
    persons.
    """

    key = models.CharField("编号", max_length=20, unique=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="回避人", related_name="recusals")
    person = models.CharField("人员编号", max_length=40, blank=True, default="")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="单位", related_name="+"
    )
    reason = models.CharField("理由", max_length=200)
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="登记人", related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    objects = ScopedManager()

    class Meta:
        db_table = "access_recusal"
        default_permissions = ()
        ordering = ("-recorded_at", "-id")
        verbose_name = verbose_name_plural = "回避登记"
        indexes = (models.Index(fields=("user", "started_on"), name="recusal_by_user"),)
        constraints = (
            models.CheckConstraint(
                name="access_recusal_about",
                condition=Q(person="", unit__isnull=False) | (~Q(person="") & Q(unit__isnull=True)),
                violation_error_message=messages.RECUSAL_ABOUT,
            ),
            models.CheckConstraint(
                name="access_recusal_reason", condition=~Q(reason=""), violation_error_message=messages.REASON_MISSING
            ),
            models.CheckConstraint(
                name="access_recusal_order",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message=messages.RECUSAL_ORDER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}：{self.person or self.unit}"


class StartLink(models.Model):
    """A link that makes the first system administrator, once; kept only as a digest."""

    digest = models.CharField("摘要", max_length=64, unique=True)
    expires_at = models.DateTimeField("失效时间")
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "access_start_link"
        default_permissions = ()
        verbose_name = verbose_name_plural = "初始链接"

    def __str__(self) -> str:
        return f"{self.expires_at:%Y-%m-%d %H:%M}"
