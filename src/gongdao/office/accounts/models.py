"""What is stored: users, their second factor, sessions and tokens. A username is given once, never to somebody else."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from gongdao.office.accounts import messages
from gongdao.office.scoping import ScopedManager

NAME_MAX = 100
AGENT_MAX = 60
TOKEN_NAME_MAX = 60


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


class Token(models.Model):
    """What a program shows in place of a person, kept only as a digest; `scope` names the permissions it may use."""

    key = models.CharField("令牌编号", max_length=40, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, verbose_name="账号", related_name="tokens")
    name = models.CharField("用途", max_length=TOKEN_NAME_MAX)
    digest = models.CharField("摘要", max_length=64, unique=True)
    scope = models.JSONField("权限范围")
    created_on = models.DateField("建立日期")
    ended_on = models.DateField("终止日期")
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)
    last_used_on = models.DateField("最近使用日期", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        db_table = "accounts_token"
        default_permissions = ()
        ordering = ("-id",)
        verbose_name = verbose_name_plural = "令牌"
        constraints = (
            models.CheckConstraint(
                name="accounts_token_named", condition=~Q(name=""), violation_error_message=messages.PURPOSE_MISSING
            ),
            models.CheckConstraint(
                name="accounts_token_ends_later",
                condition=Q(ended_on__gt=F("created_on")),
                violation_error_message=messages.ENDS_TOO_SOON,
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}：{self.name}"

    def is_open(self, on: date) -> bool:
        """Say whether it holds on a day, as far as it depends on itself."""
        return self.revoked_at is None and on < self.ended_on


class Source(models.Model):
    """An address from which wrong passwords and tokens came."""

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
