"""Passwords: the one-time ones, and what the rules of the installation ask of one's own."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from gongdao.office.accounts.models import User

# Without characters that are taken for one another when read aloud or copied from paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12
# Whoever guesses begins with what the system is called.
CONTEXT = ("gongdao", "zuzhibu", "ganbu", "公道", "组织部", "干部")
KINDS = (str.islower, str.isupper, str.isdecimal)


def one_time_password() -> str:
    """Draw 12 readable characters, about 59 bits."""
    return "".join(secrets.choice(READABLE) for _ in range(LENGTH))


def is_outdated(user: User, now: datetime) -> bool:
    """Say whether the rules of the installation ask for a new password by now."""
    days, since = settings.GONGDAO_PASSWORD_DAYS, user.password_changed_at
    return bool(days) and (since is None or now - since >= timedelta(days=days))


class ContextWords:
    """Refuse the words that everybody here would try first."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 -- Django's signature
        """Raise ValidationError when the password holds one of them."""
        if any(word in password.lower() for word in CONTEXT):
            raise ValidationError("密码含有本系统或本部门的名称。", code="context")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return "不含本系统或本部门的名称。"


class MixedCharacters:
    """Ask for several kinds of characters, where the installation has switched it on."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 -- Django's signature
        """Raise ValidationError when there are too few kinds."""
        others = any(not character.isalnum() for character in password)
        found = sum(any(is_kind(character) for character in password) for is_kind in KINDS) + others
        if found < settings.GONGDAO_PASSWORD_MIXED:
            raise ValidationError(self.get_help_text(), code="kinds")

    def get_help_text(self) -> str:
        """Say what is asked."""
        least = settings.GONGDAO_PASSWORD_MIXED
        return f"密码须含有小写字母、大写字母、数字、其他符号中的至少{least}种。" if least else ""


class RecentPasswords:
    """Refuse a password that the account has had lately, where the installation has switched it on."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when it is one of them."""
        kept = settings.GONGDAO_PASSWORD_HISTORY
        if (
            kept
            and user
            and any(
                check_password(password, past.password)
                for past in user.past_passwords.unscoped(reason="one's own passwords")[:kept]
            )
        ):
            raise ValidationError(self.get_help_text(), code="recent")

    def get_help_text(self) -> str:
        """Say what is asked."""
        kept = settings.GONGDAO_PASSWORD_HISTORY
        return f"密码不能与最近用过的{kept}个相同。" if kept else ""
