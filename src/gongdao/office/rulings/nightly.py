"""The run of every night: submitted once for each day by the worker, from an hour on, and told on the dashboard."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from gongdao.office.accounts import principals
from gongdao.office.jobs.actions import enqueue
from gongdao.office.jobs.models import Job
from gongdao.office.rulings.actions import NIGHTLY_JOB
from gongdao.office.rulings.adopted import adoptions_on
from gongdao.office.rulings.models import Sweep

_WHY = "the nightly run belongs to nobody"


@dataclass(frozen=True)
class Night:
    """The last nightly run that was recorded, and why the latest one was not if it was not."""

    sweep: Sweep | None
    failure: str


def submit_due(now: datetime) -> Job | None:
    """Submit the run of the day when its hour has come; not when the day has been swept, or a run submitted, or when
    nobody has adopted anything."""
    day = timezone.localdate(now)
    if timezone.localtime(now).hour < settings.GONGDAO_NIGHTLY_HOUR or _is_settled(day) or not adoptions_on(day):
        return None
    return enqueue(by=principals.system(), kind=NIGHTLY_JOB, arguments={"as_of": day.isoformat()})


def last_night() -> Night:
    """Tell of the last nightly run."""
    sweep = Sweep.objects.unscoped(reason=_WHY).filter(is_nightly=True, started_at__isnull=False).first()
    job = Job.objects.unscoped(reason=_WHY).filter(kind=NIGHTLY_JOB).first()
    failed = job is not None and job.state == Job.State.FAILED
    return Night(sweep, job.sentence if job is not None and failed else "")


def _is_settled(day: date) -> bool:
    swept = Sweep.objects.unscoped(reason=_WHY).filter(as_of=day, is_current=True)
    submitted = Job.objects.unscoped(reason=_WHY).filter(kind=NIGHTLY_JOB, arguments__as_of=day.isoformat())
    return swept.exists() or submitted.exists()
