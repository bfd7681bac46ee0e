"""Sessions only: a password is checked by `actions.sign_in` and nowhere else."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from gongdao.office.accounts.models import User


class SessionBackend(BaseBackend):
    def authenticate(self, *_: Any, **__: Any) -> None:
        return None

    def get_user(self, user_id: int) -> User | None:
        return (
            User.objects.unscoped(reason="the account of the session in the browser")
            .filter(pk=user_id, is_active=True, is_system=False)
            .first()
        )
