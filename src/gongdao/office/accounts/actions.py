"""What happens to accounts. Every action leaves exactly one event, whether it succeeds or is refused."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from gongdao.errors import UserError
from gongdao.office.accounts import gate
from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import NAME_MAX, User
from gongdao.office.accounts.passwords import one_time_password
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act
from gongdao.office.audit.models import Event

USERNAME = re.compile(r"[a-z][a-z0-9._-]{0,29}")


@act
def create_user(*, by: Actor, username: str, display_name: str, person_key: str = "") -> tuple[User, str]:
    """Create an account and return it with its one-time password, which is shown once and kept only as a hash.

    Raises: UserError `username_unfit`, `username_taken`, `name_missing`, `person_has_account`; Denied.
    """
    gate.require(by, Permission.ACCOUNTS_USER_CREATE, subject_kind="user", subject_key=username)
    _check_new_user(username, display_name, person_key)
    password = one_time_password()
    user = User.objects.create(
        username=username,
        display_name=display_name,
        person_key=person_key,
        password=make_password(password),
        must_change_password=True,
    )
    sentence = f"建立账号“{username}”（{display_name}）"
    record(by=by, act="accounts.create_user", subject_kind="user", subject_key=user.key, sentence=sentence)
    return user, password


def _check_new_user(username: str, display_name: str, person_key: str) -> None:
    if not USERNAME.fullmatch(username):
        raise refusal("username_unfit")
    if User.objects.filter(username=username).exists():
        raise refusal("username_taken", username=username)
    if not display_name.strip():
        raise refusal("name_missing")
    if len(display_name) > NAME_MAX:
        raise refusal("name_too_long", limit=NAME_MAX)
    if person_key and User.objects.filter(person_key=person_key).exists():
        raise refusal("person_has_account")


def change_password(*, by: User, old: str, new: str) -> None:
    """Replace the actor's own password and lift the duty to change it; other sessions of the account end.

    Raises: UserError `wrong_old_password`, `password_unchanged`, `password_too_weak`.
    """
    problem = _password_problem(by, old, new)
    with transaction.atomic():
        if problem is None:
            User.objects.filter(pk=by.pk).update(password=make_password(new), must_change_password=False)
        _record_own(by, "accounts.change_password", "修改密码" if problem is None else "修改密码未成功", problem)
    if problem is not None:
        raise problem
    by.refresh_from_db()


def _password_problem(by: User, old: str, new: str) -> UserError | None:
    if not check_password(old, by.password):
        return refusal("wrong_old_password")
    if old == new:
        return refusal("password_unchanged")
    try:
        validate_password(new, user=by)
    except ValidationError as error:
        return refusal("password_too_weak", reasons="".join(error.messages))
    return None


def sign_in(*, username: str, password: str, source: str, now: datetime) -> User:
    """Check a password and return the account; count failures and lock the account after too many.
    An unknown account takes as long and gets the same sentence as a wrong password. `source` is the address.

    Raises: UserError `wrong_credentials`, `account_locked`.
    """
    # The costly hash is computed before the row is locked; what it means is decided under the lock.
    known = User.objects.filter(username=username, is_active=True, is_system=False).first()
    fits = check_password(password, known.password) if known else _spend_the_same_time(password)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=known.pk) if known else None
        problem = _count(user, fits=fits, now=now)
        _record_sign_in(user, source, problem)
    if problem is not None:
        raise problem
    return user


def _spend_the_same_time(password: str) -> bool:
    make_password(password)
    return False


def _count(user: User | None, *, fits: bool, now: datetime) -> UserError | None:
    limits = {"limit": settings.GONGDAO_LOGIN_LIMIT, "minutes": settings.GONGDAO_LOCK_MINUTES}
    if user is None:
        return refusal("wrong_credentials", **limits)
    if user.locked_until is not None and now < user.locked_until:
        return refusal("account_locked", **limits)
    failures_before = 0 if user.locked_until else user.failed_count
    user.failed_count = 0 if fits else failures_before + 1
    is_over = user.failed_count >= settings.GONGDAO_LOGIN_LIMIT
    user.locked_until = now + timedelta(minutes=settings.GONGDAO_LOCK_MINUTES) if is_over else None
    user.save(update_fields=("failed_count", "locked_until"))
    return None if fits else refusal("wrong_credentials", **limits)


def _record_sign_in(user: User | None, source: str, problem: UserError | None) -> None:
    # What was typed as an account is not kept when it is none: people type their password there.
    record(
        by=user if problem is None else None,
        act="accounts.sign_in",
        subject_kind="user",
        subject_key=user.key if user else "",
        sentence="登录" if problem is None else "登录未成功",
        data={"source": source, "code": problem.code if problem else ""},
        result=Event.Result.DONE if problem is None else Event.Result.DENIED,
    )


def _record_own(by: User, name: str, sentence: str, problem: UserError | None) -> None:
    record(
        by=by,
        act=name,
        subject_kind="user",
        subject_key=by.key,
        sentence=sentence,
        data={"code": problem.code} if problem else {},
        result=Event.Result.DONE if problem is None else Event.Result.DENIED,
    )
