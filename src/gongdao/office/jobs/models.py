"""What is stored: jobs, as their owner sees them. The queue itself is that of django-tasks-db."""

from django.db import models
from django.db.models import F, Q

from gongdao.office.jobs import messages
from gongdao.office.scoping import ScopedManager


class Job(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"

    key = models.CharField("任务编号", max_length=40, unique=True)
    kind = models.CharField("类别", max_length=60)
    state = models.CharField("状态", max_length=7, choices=State, default=State.QUEUED)
    arguments = models.JSONField("参数", default=dict)
    done_count = models.PositiveIntegerField("已处理", default=0)
    total_count = models.PositiveIntegerField("总数", default=0)
    result = models.JSONField("结果", default=dict)
    sentence = models.CharField("说明", max_length=500, blank=True, default="")
    by_key = models.CharField("经办人账号", max_length=150)
    created_at = models.DateTimeField("提交时间")
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)
    lease_until = models.DateTimeField("占用至", null=True, blank=True)
    attempt = models.PositiveIntegerField("第几次", default=0)
    task_id = models.UUIDField("队列编号", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "jobs_job"
        default_permissions = ()
        ordering = ("-created_at", "-id")
        verbose_name = verbose_name_plural = "后台任务"
        indexes = (
            models.Index(fields=("state", "lease_until"), name="jobs_job_lease"),
            models.Index(fields=("by_key",), name="jobs_job_by"),
        )
        constraints = (
            models.CheckConstraint(
                name="jobs_job_state",
                condition=Q(state__in=("queued", "running", "done", "failed")),
                violation_error_message=messages.UNKNOWN_STATE,
            ),
            models.CheckConstraint(
                name="jobs_job_counts",
                condition=Q(total_count=0) | Q(done_count__lte=F("total_count")),
                violation_error_message=messages.COUNTS_UNFIT,
            ),
            models.CheckConstraint(
                name="jobs_job_running_has_lease",
                condition=~Q(state="running") | Q(lease_until__isnull=False),
                violation_error_message=messages.RUNNING_WITHOUT_LEASE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED}
