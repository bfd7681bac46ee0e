"""What the queue runs: one job by its key."""

from django_tasks import task

from gongdao.office.jobs import runner


@task()
def run_job(key: str) -> None:
    runner.run(key)
