"""What happens to accounts. Every action leaves exactly one event, whether it succeeds or is refused."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongdao.errors import UserError
from gongdao.office.accounts import checking, codes, creating, gate
from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import PastPassword, RecoveryCode, SecondFactor, Session, User
from gongdao.office.accounts.passwords import is_outdated, one_time_password
from gongdao.office.accounts.permissions import Permission
from gongdao.office.accounts.sealing import seal
from gongdao.office.accounts.sessions import digest
from gongdao.office.audit.actions import Actor, record
from gongdao.office.audit.acts import act
from gongdao.office.audit.models import Event

_PERMITTED = "the action has asked for the permission"

_OWN_FACTOR = "one's own second factor"


@act
def create_user(*, by: Actor, username: str, display_name: str, person_key: str = "") -> tuple[User, str]:
    """Create an account and return it with its one-time password, which is shown once and kept only as a hash.

    Raises: UserError `username_unfit`, `username_taken`, `name_missing`, `person_has_account`; Denied.
    """
    gate.require(by, Permission.ACCOUNTS_USER_CREATE, subject_kind="user", subject_key=username)
    user, password = creating.new_user(username, display_name, person_key)
    sentence = f"建立账号“{username}”（{display_name}）"
    record(by=by, act="accounts.create_user", subject_kind="user", subject_key=user.key, sentence=sentence)
    return user, password


def change_password(*, by: User, old: str, new: str, session_key: str = "") -> None:
    """Replace the actor's own password and lift the duty to change it; sessions other than the named one end.

    Raises: UserError `wrong_old_password`, `password_unchanged`, `password_too_weak`.
    """
    problem = _password_problem(by, old, new)
    with transaction.atomic():
        if problem is None:
            _replace_password(by, new, must_change=False)
            by.sessions.unscoped(reason="one's own sessions").exclude(session_key=digest(session_key)).delete()
        _record_own(by, "accounts.change_password", "修改密码" if problem is None else "修改密码未成功", problem)
    if problem is not None:
        raise problem
    by.refresh_from_db()


def _replace_password(user: User, password: str, *, must_change: bool) -> None:
    now = timezone.now()
    PastPassword.objects.create(user=user, password=user.password, replaced_at=now)
    user.password, user.password_changed_at, user.must_change_password = make_password(password), now, must_change
    user.save(update_fields=("password", "password_changed_at", "must_change_password"))


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
    """Check a password and return the account; count failures and lock account or address after too many.
    An unknown account takes as long and gets the same sentence as a wrong password. `source` is the address. Where the
    account has a second factor, `check_code` follows before anything else.

    Raises: UserError `wrong_credentials`, `account_locked`.
    """
    # The costly hash is computed before the row is locked; what it means is decided under the lock.
    known = (
        User.objects.unscoped(reason="whoever signs in is not known yet")
        .filter(username=username, is_active=True, is_system=False)
        .first()
    )
    fits = check_password(password, known.password) if known else _spend_the_same_time(password)
    with transaction.atomic():
        user = (
            User.objects.unscoped(reason="whoever signs in is not known yet").select_for_update().get(pk=known.pk)
            if known
            else None
        )
        problem = checking.sign_in_problem(user, source, fits=fits, now=now)
        if problem is None and is_outdated(user, now):
            user.must_change_password = True
            user.save(update_fields=("must_change_password",))
        Session.objects.unscoped(reason="what has expired belongs to nobody").filter(expire_date__lt=now).delete()
        _record_sign_in(user, source, problem)
    if problem is not None:
        raise problem
    return user


def _spend_the_same_time(password: str) -> bool:
    make_password(password)
    return False


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


def check_code(*, by: User, code: str, now: datetime) -> None:
    """Check a code of the second factor or a recovery code; each is accepted once.

    Raises: UserError `wrong_code`, `code_locked`, `no_second_factor`.
    """
    with transaction.atomic():
        problem = checking.code_problem(by, code, now)
        _record_own(by, "accounts.check_code", "验证第二因素" if problem is None else "验证第二因素未成功", problem)
    if problem is not None:
        raise problem


def verify_identity(*, by: User, answer: str, now: datetime) -> None:
    """Check once more that it is the holder of the account: by a code where there is a second factor, else by password.

    Raises: UserError `wrong_code`, `code_locked`, `wrong_own_password`.
    """
    with transaction.atomic():
        has_factor = (
            SecondFactor.objects.unscoped(reason=_OWN_FACTOR).filter(user=by, confirmed_at__isnull=False).exists()
        )
        problem = (
            checking.code_problem(by, answer, now) if has_factor else checking.own_password_problem(by, answer, now)
        )
        _record_own(
            by, "accounts.verify_identity", "再次验证身份" if problem is None else "再次验证身份未成功", problem
        )
    if problem is not None:
        raise problem


def begin_enrolment(*, by: User) -> str:
    """Make a new secret for the actor's own second factor and return it; it is in use once `enrol` has seen a code.

    Raises: UserError `has_second_factor`.
    """
    secret = codes.new_secret()
    with transaction.atomic():
        if SecondFactor.objects.unscoped(reason=_OWN_FACTOR).filter(user=by, confirmed_at__isnull=False).exists():
            raise refusal("has_second_factor")
        SecondFactor.objects.unscoped(reason=_OWN_FACTOR).update_or_create(
            user=by, defaults={"sealed": seal(secret), "last_step": 0}
        )
        _record_own(by, "accounts.begin_enrolment", "开始启用第二因素", None)
    return secret


def enrol(*, by: User, code: str, now: datetime) -> list[str]:
    """Put the actor's own second factor in use after a first right code; return the recovery codes, shown once.

    Raises: UserError `wrong_code`, `has_second_factor`, `no_second_factor`, `code_locked`.
    """
    made: list[str] = []
    with transaction.atomic():
        factor = SecondFactor.objects.unscoped(reason=_OWN_FACTOR).select_for_update().filter(user=by).first()
        problem = checking.enrolment_problem(factor, code, now)
        if problem is None:
            factor.confirmed_at = now
            factor.save(update_fields=("confirmed_at",))
            made = _new_recovery_codes(by)
        _record_own(by, "accounts.enrol", "启用第二因素" if problem is None else "启用第二因素未成功", problem)
    if problem is not None:
        raise problem
    return made


def renew_recovery_codes(*, by: User) -> list[str]:
    """Replace the actor's own recovery codes and return the new ones, shown once.

    Raises: UserError `no_second_factor`.
    """
    with transaction.atomic():
        if not SecondFactor.objects.unscoped(reason=_OWN_FACTOR).filter(user=by, confirmed_at__isnull=False).exists():
            raise refusal("no_second_factor")
        made = _new_recovery_codes(by)
        _record_own(by, "accounts.renew_recovery_codes", "更换恢复码", None)
    return made


def _new_recovery_codes(user: User) -> list[str]:
    made = codes.recovery_codes()
    RecoveryCode.objects.unscoped(reason="codes that the action replaces").filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=codes.digest(code)) for code in made)
    return made


def sign_out(*, by: User, session_key: str) -> None:
    """End the session that is being used."""
    with transaction.atomic():
        Session.objects.unscoped(reason="one's own session").filter(session_key=digest(session_key), user=by).delete()
        _record_own(by, "accounts.sign_out", "退出登录", None)


def end_own_session(*, by: User, key: str) -> None:
    """End another session of one's own. Raises: UserError `no_such_session`."""
    with transaction.atomic():
        if not Session.objects.unscoped(reason="one's own session").filter(user=by, session_key=key).delete()[0]:
            raise refusal("no_such_session")
        _record_own(by, "accounts.end_own_session", "结束本人的一个会话", None)


@act
def end_sessions(*, by: Actor, user: User) -> int:
    """End all sessions of an account at once, and its tokens, and say how many sessions there were.

    Raises: UserError `no_such_session`; Denied.
    """
    _require_write(by, user)
    ended, revoked = _end_all(user)
    if not ended and not revoked:
        raise refusal("no_such_session")
    also = f"，吊销{revoked}个令牌" if revoked else ""
    _record(by, "accounts.end_sessions", user, f"结束“{user.display_name}”的{ended}个会话{also}")
    return ended


@act
def disable_user(*, by: Actor, user: User) -> User:
    """Disable an account; its sessions and tokens end at once.

    Raises: UserError `own_account`, `already_disabled`; Denied.
    """
    held = _require_write(by, user)
    if held == by:
        raise refusal("own_account")
    if not held.is_active:
        raise refusal("already_disabled")
    held.is_active = False
    held.save(update_fields=("is_active",))
    _end_all(held)
    _record(by, "accounts.disable_user", held, f"停用账号“{held.username}”（{held.display_name}）")
    return held


@act
def enable_user(*, by: Actor, user: User) -> User:
    """Enable an account that was disabled. Raises: UserError `not_disabled`; Denied."""
    held = _require_write(by, user)
    if held.is_active:
        raise refusal("not_disabled")
    held.is_active = True
    held.save(update_fields=("is_active",))
    _record(by, "accounts.enable_user", held, f"启用账号“{held.username}”（{held.display_name}）")
    return held


@act
def unlock_user(*, by: Actor, user: User) -> User:
    """Lift the lock that wrong passwords and codes have brought. Raises: UserError `not_locked`; Denied."""
    held = _require_write(by, user)
    factors = SecondFactor.objects.unscoped(reason=_PERMITTED).filter(user=held, locked_until__isnull=False)
    if held.locked_until is None and not factors.exists():
        raise refusal("not_locked")
    held.failed_count, held.locked_until = 0, None
    held.save(update_fields=("failed_count", "locked_until"))
    factors.update(failed_count=0, locked_until=None)
    _record(by, "accounts.unlock_user", held, f"解除账号“{held.username}”（{held.display_name}）的锁定")
    return held


@act
def reset_password(*, by: Actor, user: User) -> str:
    """Replace the password of an account by a one-time password, shown once; its sessions and tokens end.
    A second factor stays, so that nobody who may do this can sign in as somebody else.

    Raises: UserError `own_account`; Denied.
    """
    held = _require_write(by, user)
    if held == by:
        raise refusal("own_account")
    password = one_time_password()
    _replace_password(held, password, must_change=True)
    _end_all(held)
    _record(by, "accounts.reset_password", held, f"重置账号“{held.username}”（{held.display_name}）的密码")
    return password


@act
def reset_second_factor(*, by: Actor, user: User) -> User:
    """Take the second factor off an account whose device is lost; its sessions and tokens end.

    Raises: UserError `own_account`, `no_second_factor`; Denied.
    """
    gate.require(by, Permission.ACCOUNTS_FACTOR_RESET, subject_kind="user", subject_key=user.key)
    held = User.objects.unscoped(reason=_PERMITTED).select_for_update().get(pk=user.pk)
    if held == by:
        raise refusal("own_account")
    if not SecondFactor.objects.unscoped(reason=_PERMITTED).filter(user=held).delete()[0]:
        raise refusal("no_second_factor")
    RecoveryCode.objects.unscoped(reason=_PERMITTED).filter(user=held).delete()
    _end_all(held)
    _record(by, "accounts.reset_second_factor", held, f"取消账号“{held.username}”（{held.display_name}）的第二因素")
    return held


def _end_all(user: User) -> tuple[int, int]:
    """End the sessions and the tokens of an account; say how many there were."""
    tokens = user.tokens.unscoped(reason=_PERMITTED).filter(revoked_at=None)
    revoked = tokens.update(revoked_at=timezone.now())
    return user.sessions.unscoped(reason=_PERMITTED).delete()[0], revoked


def _require_write(by: Actor, user: User) -> User:
    gate.require(by, Permission.ACCOUNTS_USER_WRITE, subject_kind="user", subject_key=user.key)
    held = User.objects.unscoped(reason=_PERMITTED).select_for_update().get(pk=user.pk)
    if held.is_system:
        raise refusal("system_account")
    return held


def _record(by: Actor, name: str, user: User, sentence: str) -> None:
    record(by=by, act=name, subject_kind="user", subject_key=user.key, sentence=sentence)


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
