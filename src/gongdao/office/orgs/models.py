"""What is stored: units in a tree, and their membership in groups."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from gongdao.facts.organisation import UNIT, UNIT_GROUP
from gongdao.facts.relation import Relation
from gongdao.office.orgs import messages
from gongdao.office.scoping import ScopedManager

KEY_MAX = 40
NAME_MAX = 300
PATH_MAX = 400  # nine levels of the longest keys; a district has five


class Unit(models.Model):
    """A unit; `path` lists the keys from the topmost unit down to this one: `/district/town/village/`."""

    relation: ClassVar[Relation] = UNIT

    key = models.CharField("单位编号", max_length=KEY_MAX, unique=True)
    name = models.CharField("单位名称", max_length=NAME_MAX)
    kind = models.CharField(  # noqa: DJ001 -- an empty cell is NULL, also for text
        "单位类别", max_length=KEY_MAX, choices=UNIT.by_name["kind"].codes, null=True, blank=True
    )
    function = models.CharField(  # noqa: DJ001 -- an empty cell is NULL, also for text
        "工作职能", max_length=KEY_MAX, choices=UNIT.by_name["function"].codes, null=True, blank=True
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="上级单位", related_name="children"
    )
    place = models.CharField(  # noqa: DJ001 -- an empty cell is NULL, also for text
        "所在地", max_length=NAME_MAX, null=True, blank=True
    )
    established_on = models.DateField("设立日期", null=True, blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)
    path = models.CharField("层级", max_length=PATH_MAX, unique=True, editable=False)
    is_receiving = models.BooleanField("待分配单位", default=False)

    objects = ScopedManager()

    class Meta:
        db_table = "orgs_unit"
        default_permissions = ()
        ordering = ("path",)
        verbose_name = verbose_name_plural = "单位"
        constraints = (
            models.CheckConstraint(
                name="orgs_unit_kind_code",
                condition=Q(kind__isnull=True) | Q(kind__in=[code for code, _ in UNIT.by_name["kind"].codes]),
                violation_error_message=messages.UNKNOWN_KIND,
            ),
            models.CheckConstraint(
                name="orgs_unit_function_code",
                condition=Q(function__isnull=True)
                | Q(function__in=[code for code, _ in UNIT.by_name["function"].codes]),
                violation_error_message=messages.UNKNOWN_FUNCTION,
            ),
            models.CheckConstraint(
                name="orgs_unit_order",
                condition=Q(established_on__isnull=True)
                | Q(abolished_on__isnull=True)
                | Q(abolished_on__gt=F("established_on")),
                violation_error_message=messages.ENDS_BEFORE_START,
            ),
            # Whoever holds the tree by its paths must never take one key for another.
            models.CheckConstraint(
                name="orgs_unit_key_plain",
                condition=~Q(key="") & ~Q(key__contains="/") & Q(key=Lower("key")),
                violation_error_message=messages.KEY_UNFIT,
            ),
            models.CheckConstraint(
                name="orgs_unit_named", condition=~Q(name=""), violation_error_message=messages.NAME_MISSING
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnitGroup(models.Model):
    """A unit's membership, for a time, in a group made for one purpose."""

    relation: ClassVar[Relation] = UNIT_GROUP

    key = models.CharField("分组编号", max_length=KEY_MAX, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, verbose_name="单位", related_name="memberships")
    purpose = models.CharField("分组用途", max_length=KEY_MAX, choices=UNIT_GROUP.by_name["purpose"].codes)
    group = models.CharField("组别", max_length=NAME_MAX)
    started_on = models.DateField("起始日期", null=True, blank=True)
    ended_on = models.DateField("终止日期", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "orgs_unit_group"
        default_permissions = ()
        ordering = ("purpose", "group", "unit__path")
        verbose_name = verbose_name_plural = "单位分组"
        constraints = (
            models.CheckConstraint(
                name="orgs_unit_group_purpose_code",
                condition=Q(purpose__in=[code for code, _ in UNIT_GROUP.by_name["purpose"].codes]),
                violation_error_message=messages.UNKNOWN_PURPOSE,
            ),
            models.CheckConstraint(
                name="orgs_unit_group_order",
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")),
                violation_error_message=messages.ENDS_BEFORE_START,
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}：{self.group}"
