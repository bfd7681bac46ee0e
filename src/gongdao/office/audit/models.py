"""What is stored: one event per act. No foreign keys, so that an event outlives what it speaks of."""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from gongdao.office.audit import messages


class AppendOnly(RuntimeError):
    """An event was to be changed or deleted, which is a bug wherever it happens."""


class EventSet(models.QuerySet["Event"]):
    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly("audit events are append-only")

    def delete(self) -> NoReturn:
        raise AppendOnly("audit events are append-only")


class Event(models.Model):
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

    objects = EventSet.as_manager()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("audit events are append-only")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly("audit events are append-only")
