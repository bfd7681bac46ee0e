"""What is stored: one batch per file taken, one row per row of the file. Subjects are known by kind and key."""

from django.db import models
from django.db.models import F, Q

from gongdao.office.intake.messages import SENTENCES
from gongdao.office.scoping import ScopedManager


class ImportBatch(models.Model):
    """One file that was taken: its columns, its counts, and who took it."""

    key = models.CharField("批次编号", max_length=40, unique=True)
    subject_kind = models.CharField("登记簿", max_length=30)
    source = models.CharField("文件", max_length=300)
    headers = models.JSONField("表头", default=list)
    rows = models.PositiveIntegerField("总行数")
    taken = models.PositiveIntegerField("已收")
    taken_with_remarks = models.PositiveIntegerField("有提示已收")
    refused = models.PositiveIntegerField("未收")
    changes = models.PositiveIntegerField("变更")
    actor_key = models.CharField("经办人账号", max_length=150)
    taken_at = models.DateTimeField("导入时间", auto_now_add=True)

    objects = ScopedManager()

    class Meta:
        db_table = "intake_batch"
        default_permissions = ()
        ordering = ("-id",)
        verbose_name = verbose_name_plural = "导入批次"
        constraints = (
            models.CheckConstraint(
                condition=Q(rows=F("taken") + F("taken_with_remarks") + F("refused")),
                name="batch_counts_agree",
                violation_error_code="batch_counts_agree",
                violation_error_message=SENTENCES["batch_counts_agree"],
            ),
        )

    def __str__(self) -> str:
        return self.source


class ImportRow(models.Model):
    """One row of a file as written, what became of it, and the record it went into."""

    class Outcome(models.TextChoices):
        TAKEN = "taken", "已收"
        TAKEN_WITH_REMARKS = "taken_with_remarks", "有提示已收"
        REFUSED = "refused", "未收"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, verbose_name="批次", related_name="lines")
    number = models.PositiveIntegerField("行号")
    outcome = models.CharField("结果", max_length=20, choices=Outcome)
    changed = models.BooleanField("有变更", default=False)
    subject_key = models.CharField("对象编号", max_length=40, blank=True, default="")
    cells = models.JSONField("原文", default=list)
    remarks = models.JSONField("提示", default=list)
    before = models.JSONField("更正前内容", default=dict)

    objects = ScopedManager()

    class Meta:
        db_table = "intake_row"
        default_permissions = ()
        ordering = ("batch", "number")
        verbose_name = verbose_name_plural = "导入行"
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=("taken", "taken_with_remarks", "refused")),
                name="row_outcome_code",
                violation_error_code="row_outcome_code",
                violation_error_message=SENTENCES["row_outcome_code"],
            ),
            models.UniqueConstraint(
                fields=("batch", "number"),
                name="row_once",
                violation_error_code="row_once",
                violation_error_message=SENTENCES["row_once"],
            ),
        )
        indexes = (models.Index(fields=("subject_key",), name="intake_row_subject"),)

    def __str__(self) -> str:
        return f"{self.batch}：{self.number}"
