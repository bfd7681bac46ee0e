"""The worker: takes jobs from the queue until it is told to stop, and gives those of killed workers back to it."""

from threading import Event

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from gongdao.office.accounts import principals
from gongdao.office.jobs import actions, regular

PAUSE_SECONDS = 1.0


def work(stop: Event) -> None:
    """Run jobs as they come, until `stop` is set; the job in hand is finished first."""
    while not stop.is_set():
        run_waiting()
        stop.wait(PAUSE_SECONDS)
    close_old_connections()


def run_waiting() -> None:
    """Give back the jobs of killed workers, then run everything that waits, and return."""
    close_old_connections()
    actions.requeue_expired(by=principals.system(), now=timezone.now())
    regular.run_due(timezone.now())
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    ).run()
