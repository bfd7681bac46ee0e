"""What is stored: one event per act, and the leaf that it has in the record.

No foreign keys, so that an event outlives what it speaks of, and its leaf outlives the event.
"""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from gongdao.office.audit import messages
from gongdao.office.scoping import ScopedManager


class AppendOnly(RuntimeError):
    """An event was to be changed or deleted, which is a bug wherever it happens."""


class AppendOnlySet(models.QuerySet[Any]):
    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly("the record is append-only")

    def delete(self) -> NoReturn:
        raise AppendOnly("the record is append-only")


class Kept(models.Model):
    """What is added to the record and stays as it is."""

    objects = ScopedManager.from_queryset(AppendOnlySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("the record is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly("the record is append-only")


class Event(Kept):
    class Result(models.TextChoices):
        DONE = "done", "已办理"
        DENIED = "denied", "已拒绝"
        READ = "read", "已查阅"

    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    actor_key = models.CharField("经办人账号", max_length=150, blank=True)
    actor_name = models.CharField("经办人", max_length=100, blank=True)
    act = models.CharField("操作", max_length=60)
    result = models.CharField("结果", max_length=6, choices=Result)
    subject_kind = models.CharField("对象类别", max_length=30, blank=True)
    subject_key = models.CharField("对象编号", max_length=150, blank=True)
    sentence = models.CharField("说明", max_length=500)
    data = models.JSONField("内容", default=dict)
    rows = models.PositiveIntegerField("行数", default=0)
    rows_digest = models.CharField("各行摘要", max_length=64, blank=True)
    corrects = models.BigIntegerField("更正的记录", null=True, blank=True)

    class Meta:
        db_table = "audit_event"
        default_permissions = ()
        ordering = ("-id",)
        verbose_name = verbose_name_plural = "审计记录"
        indexes = (
            models.Index(fields=("subject_kind", "subject_key"), name="audit_event_subject"),
            models.Index(fields=("actor_key",), name="audit_event_actor"),
        )
        constraints = (
            models.CheckConstraint(
                name="audit_event_result",
                condition=models.Q(result__in=("done", "denied", "read")),
                violation_error_message=messages.UNKNOWN_RESULT,
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.sentence}"

    @property
    def leaf_words(self) -> str:
        """Name the leaf; an event that was put in past the product has none, which is worth seeing."""
        leaf = getattr(self, "leaf", None)
        return f"第{leaf.seq}号叶" if leaf else "无叶"


class Log(Kept):
    """The record itself: its name, which every leaf bears, and its suite of hash and signature."""

    name = models.CharField("名称", max_length=60, unique=True)
    suite = models.PositiveSmallIntegerField("算法")

    class Meta:
        db_table = "audit_log"
        default_permissions = ()
        verbose_name = verbose_name_plural = "纪实"

    def __str__(self) -> str:
        return self.name


class Leaf(Kept):
    seq = models.BigIntegerField("叶号", primary_key=True)
    event = models.OneToOneField(
        Event, models.DO_NOTHING, verbose_name="审计记录", null=True, db_constraint=False, related_name="leaf"
    )
    body = models.TextField("叶")
    hash = models.CharField("叶摘要", max_length=64)

    class Meta:
        db_table = "audit_leaf"
        default_permissions = ()
        ordering = ("seq",)
        verbose_name = verbose_name_plural = "叶"

    def __str__(self) -> str:
        return str(self.seq)


class InnerNode(Kept):
    """A complete node above the leaves; `number` holds the last leaf below it and its height."""

    number = models.BigIntegerField("节点号", primary_key=True)
    hash = models.CharField("节点摘要", max_length=64)

    class Meta:
        db_table = "audit_node"
        default_permissions = ()
        ordering = ("number",)
        verbose_name = verbose_name_plural = "节点"

    def __str__(self) -> str:
        return str(self.number)


class Secret(models.Model):
    """The random key under which the leaf of an event commits to its values; destroyed by an erasure only."""

    event = models.OneToOneField(
        Event, models.DO_NOTHING, verbose_name="审计记录", primary_key=True, db_constraint=False, related_name="secret"
    )
    value = models.CharField("承诺密钥", max_length=64)

    objects = ScopedManager()

    class Meta:
        db_table = "audit_secret"
        default_permissions = ()
        verbose_name = verbose_name_plural = "承诺密钥"

    def __str__(self) -> str:
        return str(self.event_id)


class Erased(Kept):
    """An event whose values and key are destroyed, by the erasure that stands in the leaf `by_seq`."""

    event = models.OneToOneField(
        Event, models.DO_NOTHING, verbose_name="审计记录", primary_key=True, db_constraint=False, related_name="erased"
    )
    by_seq = models.BigIntegerField("清除所在叶号")

    class Meta:
        db_table = "audit_erased"
        default_permissions = ()
        verbose_name = verbose_name_plural = "已清除的记录"

    def __str__(self) -> str:
        return str(self.event_id)


class Checkpoint(Kept):
    at = models.DateTimeField("时间", default=timezone.now, editable=False)
    size = models.BigIntegerField("叶数", unique=True)
    root = models.CharField("根", max_length=64)
    note = models.TextField("检查点")

    class Meta:
        db_table = "audit_checkpoint"
        default_permissions = ()
        ordering = ("-size",)
        verbose_name = verbose_name_plural = "检查点"

    def __str__(self) -> str:
        return f"{self.size} {self.root[:8]}"
