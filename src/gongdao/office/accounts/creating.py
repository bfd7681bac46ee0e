"""A new account with its one-time password. Permission and record are the caller's."""

import re

from django.contrib.auth.hashers import make_password

from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import NAME_MAX, User
from gongdao.office.accounts.passwords import one_time_password

USERNAME = re.compile(r"[a-z][a-z0-9._-]{0,29}")


def new_user(username: str, display_name: str, person_key: str = "") -> tuple[User, str]:
    """Store an account that must change its one-time password.

    Raises: UserError `username_unfit`, `username_taken`, `name_missing`, `name_too_long`, `person_has_account`.
    """
    _check_new_user(username, display_name, person_key)
    password = one_time_password()
    user = User.objects.create(
        username=username,
        display_name=display_name,
        person_key=person_key,
        password=make_password(password),
        must_change_password=True,
    )
    return user, password


def _check_new_user(username: str, display_name: str, person_key: str) -> None:
    if not USERNAME.fullmatch(username):
        raise refusal("username_unfit")
    if User.objects.unscoped(reason="an account name is given once").filter(username=username).exists():
        raise refusal("username_taken", username=username)
    if not display_name.strip():
        raise refusal("name_missing")
    if len(display_name) > NAME_MAX:
        raise refusal("name_too_long", limit=NAME_MAX)
    if (
        person_key
        and User.objects.unscoped(reason="one account for each person").filter(person_key=person_key).exists()
    ):
        raise refusal("person_has_account")
