"""What is stored: users, their second factor, their sessions. A username is given once, never to somebody else."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from gongdao.office.accounts import messages
from gongdao.office.scoping import ScopedManager

NAME_MAX = 100
AGENT_MAX = 60


class User(AbstractBaseUser):
    username = models.CharField("账号", max_length=150, unique=True)
    display_name = models.CharField("姓名", max_length=NAME_MAX)
    person_key = models.CharField("人员编号", max_length=40, blank=True, default="")
    is_active = models.BooleanField("启用", default=True)
    is_system = models.BooleanField("系统主体", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    must_change_password = models.BooleanField("须修改密码", default=False)
    failed_count = models.PositiveIntegerField("连续输错次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    last_login = None  # the record of acts knows every sign-in

    objects = ScopedManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        db_table = "accounts_user"
        default_permissions = ()
        ordering = ("username",)
        verbose_name = verbose_name_plural = "账号"
        constraints = (
            models.CheckConstraint(
                name="accounts_user_system_no_login",
                condition=Q(is_system=False) | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
                violation_error_message=messages.SYSTEM_CANNOT_SIGN_IN,
            ),
            models.CheckConstraint(
                name="accounts_user_named",
                condition=~Q(username="") & ~Q(display_name=""),
                violation_error_message=messages.NAME_MISSING,
            ),
            models.UniqueConstraint(
                name="accounts_user_one_per_person",
                fields=("person_key",),
                condition=~Q(person_key=""),
                violation_error_message=messages.PERSON_HAS_ACCOUNT,
            ),
        )

    def __str__(self) -> str:
        return self.display_name

    @property
    def key(self) -> str:
        return self.username


class PastPassword(models.Model):
    """The hash of a password that an account has had."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name="账号", related_name="past_passwords")
    password = models.CharField("密码", max_length=128)
    replaced_at = models.DateTimeField("停用时间")

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_past_password"
        default_permissions = ()
        ordering = ("-id",)
        verbose_name = verbose_name_plural = "用过的密码"

    def __str__(self) -> str:
        return f"{self.user}：{self.replaced_at:%Y-%m-%d}"


class SecondFactor(models.Model):
    """The secret from which the codes of an account are made, sealed; in use once a first code has been right."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, verbose_name="账号", related_name="second_factor")
    sealed = models.CharField("密钥", max_length=255)
    confirmed_at = models.DateTimeField("启用时间", null=True, blank=True)
    last_step = models.BigIntegerField("最后使用的时段", default=0)
    failed_count = models.PositiveIntegerField("连续输错次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_second_factor"
        default_permissions = ()
        verbose_name = verbose_name_plural = "第二因素"

    def __str__(self) -> str:
        return f"{self.user}：{'已启用' if self.confirmed_at else '待启用'}"


class RecoveryCode(models.Model):
    """One of the codes that stand in for the second factor once each; kept only as a digest."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name="账号", related_name="recovery_codes")
    digest = models.CharField("摘要", max_length=64, unique=True)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_recovery_code"
        default_permissions = ()
        ordering = ("id",)
        verbose_name = verbose_name_plural = "恢复码"

    def __str__(self) -> str:
        return f"{self.user}：{'已使用' if self.used_at else '未使用'}"


class Session(AbstractBaseSession):
    """A session under the digest of its key: whoever reads the table cannot take one over."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, verbose_name="账号", related_name="sessions"
    )
    started_at = models.DateTimeField("登录时间", null=True, blank=True)
    seen_at = models.DateTimeField("最近操作时间", null=True, blank=True)
    source = models.CharField("来源地址", max_length=45, blank=True, default="")
    agent = models.CharField("浏览器", max_length=AGENT_MAX, blank=True, default="")

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_session"
        default_permissions = ()
        ordering = ("-seen_at", "session_key")
        verbose_name = verbose_name_plural = "会话"

    def __str__(self) -> str:
        return f"{self.user}：{self.agent}"


class Source(models.Model):
    """An address from which wrong passwords came."""

    address = models.CharField("来源地址", max_length=45, unique=True)
    failed_count = models.PositiveIntegerField("输错次数", default=0)
    counted_from = models.DateTimeField("起算时间")
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_source"
        default_permissions = ()
        verbose_name = verbose_name_plural = "登录来源"

    def __str__(self) -> str:
        return self.address
