"""What is the case with jobs?"""

from django.db.models import QuerySet

from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import Actor
from gongdao.office.jobs.models import Job


def jobs_of(by: Actor) -> QuerySet[Job]:
    """Return the jobs that an actor has submitted, newest first."""
    return Job.objects.scoped(by=by)


def submitted_by(job: Job) -> User:
    """Return the user for whom a job runs."""
    return User.objects.unscoped(reason="the worker runs what somebody was allowed to submit").get(username=job.by_key)
