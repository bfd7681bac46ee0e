"""What is stored: decisions to erase. The first proposes and names the law, the second decides; or it is closed."""

from django.db import models
from django.db.models import F, Q

from gongdao.office.record import messages
from gongdao.office.scoping import ScopedManager

BASIS_MAX = 500


class Erasure(models.Model):
    key = models.CharField("编号", max_length=40, unique=True)
    seqs = models.JSONField("叶号", default=list)
    basis = models.CharField("法律依据", max_length=BASIS_MAX)
    first_key = models.CharField("提出人账号", max_length=150)
    first_at = models.DateTimeField("提出时间")
    second_key = models.CharField("批准人账号", max_length=150, blank=True, default="")
    second_at = models.DateTimeField("批准时间", null=True, blank=True)
    event = models.BigIntegerField("批准的审计记录", null=True, blank=True)
    closed_key = models.CharField("不予清除的决定人账号", max_length=150, blank=True, default="")
    closed_at = models.DateTimeField("不予清除的时间", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "record_erasure"
        default_permissions = ()
        ordering = ("-first_at", "-id")
        verbose_name = verbose_name_plural = "清除"
        constraints = (
            models.CheckConstraint(
                name="record_erasure_two_persons",
                condition=~Q(second_key=F("first_key")),
                violation_error_message=messages.APPROVERS_DIFFER,
            ),
            models.CheckConstraint(
                name="record_erasure_has_basis",
                condition=~Q(basis=""),
                violation_error_message=messages.BASIS_MISSING,
            ),
            models.CheckConstraint(
                name="record_erasure_one_end",
                condition=Q(event=None) | Q(closed_key=""),
                violation_error_message=messages.ALREADY_DECIDED,
            ),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def is_done(self) -> bool:
        return self.event is not None

    @property
    def is_open(self) -> bool:
        return self.event is None and not self.closed_key
