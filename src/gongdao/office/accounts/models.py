"""What is stored: users. A username is given once and never given to somebody else."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q

from gongdao.office.accounts import messages

NAME_MAX = 100


class User(AbstractBaseUser):
    username = models.CharField("账号", max_length=150, unique=True)
    display_name = models.CharField("姓名", max_length=NAME_MAX)
    person_key = models.CharField("人员编号", max_length=40, blank=True, default="")
    is_active = models.BooleanField("启用", default=True)
    is_system = models.BooleanField("系统主体", default=False)
    must_change_password = models.BooleanField("须修改密码", default=False)
    failed_count = models.PositiveIntegerField("连续输错次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    last_login = None  # the record of acts knows every sign-in

    objects = BaseUserManager()

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
