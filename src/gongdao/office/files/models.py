"""What is stored: uploads. The bytes lie in a file named by the key, never by what the user called it."""

from django.db import models
from django.db.models import Q

from gongdao.office.files import messages
from gongdao.office.scoping import ScopedManager


class Upload(models.Model):
    class Purpose(models.TextChoices):
        ROSTER = "roster", "名册导入"
        REGISTER = "register", "登记表导入"

    key = models.CharField("文件编号", max_length=40, unique=True)
    name = models.CharField("文件名", max_length=255)
    purpose = models.CharField("用途", max_length=10, choices=Purpose)
    kind = models.CharField("类型", max_length=10)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("摘要", max_length=64)
    by_key = models.CharField("上传人账号", max_length=150)
    created_at = models.DateTimeField("上传时间")

    objects = ScopedManager()

    class Meta:
        db_table = "files_upload"
        default_permissions = ()
        ordering = ("-created_at", "-id")
        verbose_name = verbose_name_plural = "上传文件"
        constraints = (
            models.CheckConstraint(
                name="files_upload_purpose",
                condition=Q(purpose__in=("roster", "register")),
                violation_error_message=messages.UNKNOWN_PURPOSE,
            ),
        )

    def __str__(self) -> str:
        return self.name
