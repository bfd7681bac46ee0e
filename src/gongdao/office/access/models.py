"""What is stored: grants. A trigger keeps the families of roles apart, as no CHECK looks at two rows."""

from django.db import models
from django.db.models import F, Q

from gongdao.office.access import messages
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit

_BUSINESS = [role.code for role in ROLES.values() if role.family is Family.BUSINESS]


def _role_and_family() -> Q:
    condition = Q(role__in=_BUSINESS, family=Family.BUSINESS.value)
    for role in ROLES.values():
        if role.family is not Family.BUSINESS:
            condition |= Q(role=role.code, family=role.family.value)
    return condition


class Grant(models.Model):
    """A role given to a user for a subtree of units (business roles) or for the installation, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="账号", related_name="grants")
    role = models.CharField("角色", max_length=40, choices=[(role.code, role.zh) for role in ROLES.values()])
    family = models.CharField("类别", max_length=8, editable=False)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="管理单位", related_name="grants"
    )
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)

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
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")),
                violation_error_message=messages.ENDS_BEFORE_START,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}：{ROLES[self.role].zh}"
