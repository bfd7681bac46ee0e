"""What happens to declared recusals (回避登记). One keeps away from the day that is named on."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from gongdao.office.access import actions, recused, ties
from gongdao.office.access.allow import About, allow
from gongdao.office.access.messages import refusal
from gongdao.office.access.models import Recusal
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.orgs.models import Unit

WRITE = Permission.ACCESS_RECUSAL_WRITE


@act
def declare_recusal(
    *, by: User, person: str = "", unit: Unit | None = None, reason: str, started_on: date, ended_on: date | None = None
) -> Recusal:
    """Declare that one keeps away oneself, from the matters of a person or of a unit that one knows of. It takes no
    permission, as it gives none.

    Raises: UserError `recusal_about`, `recusal_unknown`, `recusal_own`, `recusal_known`, `recusal_order`,
    `reason_missing`.
    """
    home = _home(person, unit)
    about, needs = About(home, person or None), Permission.ROSTER_PERSON_READ if person else Permission.ORGS_UNIT_READ
    if person != by.person_key and not allow(by, needs, about):
        raise refusal("recusal_unknown")
    return _keep(by, by, "access.declare_recusal", person, unit, reason, (started_on, ended_on))


@act
def record_recusal(
    *,
    by: User,
    user: User,
    person: str = "",
    unit: Unit | None = None,
    reason: str,
    started_on: date,
    ended_on: date | None = None,
) -> Recusal:
    """Record that another keeps away, from the matters of a person or of a unit in the own area.

    Raises: UserError as `declare_recusal`; Denied.
    """
    actions.require(by, WRITE, subject_kind="user", subject_key=user.key)
    actions.require(by, WRITE, unit=_home(person, unit), subject_kind="user", subject_key=user.key)
    return _keep(by, user, "access.record_recusal", person, unit, reason, (started_on, ended_on))


@act
def end_recusal(*, by: User, recusal: Recusal, ended_on: date) -> Recusal:
    """End a recusal from a day on, today included; never one's own.

    Raises: UserError `recusal_end_own`, `recusal_ended`, `recusal_order`; Denied.
    """
    found = Recusal.objects.unscoped(reason="one recusal to be ended; asked for below")
    held = found.select_for_update(of=("self",)).select_related("user", "unit").get(pk=recusal.pk)
    unit = recused.homes([held]).get(held.pk)
    actions.require(by, WRITE, unit=unit, subject_kind="user", subject_key=held.user.key)
    if held.user == by:
        raise refusal("recusal_end_own")
    if held.ended_on is not None and held.ended_on <= ended_on:
        raise refusal("recusal_ended", ended_on=f"{held.ended_on.year}年{held.ended_on.month}月{held.ended_on.day}日")
    if ended_on < held.started_on:
        raise refusal("recusal_order")
    held.ended_on = ended_on
    held.save(update_fields=("ended_on",))
    _record(by, "access.end_recusal", held, "终止")
    return held


def _home(person: str, unit: Unit | None) -> Unit:
    if bool(person) == (unit is not None):
        raise refusal("recusal_about")
    home = unit or ties.known().homes([person]).get(person)
    if home is None:
        raise refusal("recusal_unknown")
    return home


def _keep(
    by: User, user: User, name: str, person: str, unit: Unit | None, reason: str, days: tuple[date, date | None]
) -> Recusal:
    started_on, ended_on = days
    if not reason.strip():
        raise refusal("reason_missing")
    if ended_on is not None and ended_on <= started_on:
        raise refusal("recusal_order")
    if person and person == user.person_key:
        raise refusal("recusal_own")
    alive = Q(ended_on__isnull=True) | Q(ended_on__gt=started_on)
    if recused.recusals_of(user).filter(alive, person=person, unit=unit).exists():
        raise refusal("recusal_known")
    made = Recusal.objects.create(
        key=new_key("rec"),
        user=user,
        person=person,
        unit=unit,
        reason=reason.strip(),
        started_on=started_on,
        ended_on=ended_on,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    _record(by, name, made, "登记")
    return made


def _record(by: User, name: str, made: Recusal, verb: str) -> None:
    """The record names the matter by its key and leaves the reason, which is a person's own, where it is."""
    matter = f"单位“{made.unit.name}”" if made.unit else f"人员（{made.person}）"
    data = {
        "recusal": made.key,
        "person": made.person,
        "unit": made.unit.key if made.unit else None,
        "started_on": str(made.started_on),
        "ended_on": str(made.ended_on) if made.ended_on else None,
    }
    said = f"{verb}“{made.user.display_name}”对{matter}有关事项的回避"
    record(by=by, act=name, subject_kind="user", subject_key=made.user.key, sentence=said, data=data)
