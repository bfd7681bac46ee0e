"""What is wrong with a password or a code, if anything. Failures are counted here; the rows are locked meanwhile."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import check_password

from gongdao.errors import UserError
from gongdao.office.accounts import codes, limits
from gongdao.office.accounts.messages import refusal
from gongdao.office.accounts.models import RecoveryCode, SecondFactor, User
from gongdao.office.accounts.sealing import unseal


def sign_in_problem(user: User | None, address: str, *, fits: bool, now: datetime) -> UserError | None:
    """Say why a sign-in is refused, after the hash of the password has been compared."""
    source = limits.source_of(address)
    if limits.is_locked(source, now) or limits.is_locked(user, now):
        return _not_signed_in("account_locked")
    if user is not None:
        limits.count(user, fits=fits, now=now)
    if fits:
        return None
    limits.count_source(address, source, now)
    return _not_signed_in("wrong_credentials")


def _not_signed_in(code: str) -> UserError:
    return refusal(code, limit=settings.GONGDAO_LOGIN_LIMIT, minutes=settings.GONGDAO_LOCK_MINUTES)


def own_password_problem(by: User, password: str, now: datetime) -> UserError | None:
    """Say why the own password is not accepted."""
    user = User.objects.unscoped(reason="one's own account").select_for_update().get(pk=by.pk)
    if limits.is_locked(user, now):
        return refusal("wrong_own_password")
    fits = check_password(password, user.password)
    limits.count(user, fits=fits, now=now)
    return None if fits else refusal("wrong_own_password")


def code_problem(by: User, code: str, now: datetime) -> UserError | None:
    """Say why a code of the second factor, or a recovery code, is not accepted; an accepted one is used up."""
    factor = (
        SecondFactor.objects.unscoped(reason="one's own second factor")
        .select_for_update()
        .filter(user=by, confirmed_at__isnull=False)
        .first()
    )
    if factor is None:
        return refusal("no_second_factor")
    if limits.is_locked(factor, now):
        return refusal("code_locked", minutes=settings.GONGDAO_LOCK_MINUTES)
    fits = _accept(factor, codes.tidy(code), now)
    limits.count(factor, fits=fits, now=now)
    return None if fits else refusal("wrong_code")


def _accept(factor: SecondFactor, code: str, now: datetime) -> bool:
    if not codes.is_of_the_clock(code):
        left = RecoveryCode.objects.unscoped(reason="one's own codes").filter(
            user=factor.user, digest=codes.digest(code), used_at=None
        )
        return left.update(used_at=now) == 1
    step = codes.step_of(code, unseal(factor.sealed), now, factor.last_step)
    if step is None:
        return False
    factor.last_step = step
    factor.save(update_fields=("last_step",))
    return True


def enrolment_problem(factor: SecondFactor | None, code: str, now: datetime) -> UserError | None:
    """Say why a first code does not put a second factor in use."""
    if factor is None:
        return refusal("no_second_factor")
    if factor.confirmed_at is not None:
        return refusal("has_second_factor")
    if limits.is_locked(factor, now):
        return refusal("code_locked", minutes=settings.GONGDAO_LOCK_MINUTES)
    tidied = codes.tidy(code)
    fits = codes.is_of_the_clock(tidied) and _accept(factor, tidied, now)
    limits.count(factor, fits=fits, now=now)
    return None if fits else refusal("wrong_code")
