"""Jobs in the background: one's own, and how far they are."""

from http import HTTPStatus

from django.urls import reverse
from django.utils import timezone

from gongdao.office.jobs.models import Job


def make_job(user, key: str = "job-1", **values) -> Job:
    return Job.objects.create(key=key, kind="rules.sweep", by_key=user.key, created_at=timezone.now(), **values)


def test_list_holds_own_jobs_only(sign_in, make_user):
    client = sign_in("leader")
    make_job(make_user(username="other"))

    assert "还没有后台任务" in client.get(reverse("jobs:list")).text


def test_job_of_another_is_not_found(sign_in, make_user):
    client = sign_in("leader")
    make_job(make_user(username="other"))

    assert client.get(reverse("jobs:job", args=["job-1"])).status_code == HTTPStatus.NOT_FOUND


def test_running_job_refreshes_itself_and_without_script_by_a_link(client, make_user):
    user = make_user("leader")
    client.force_login(user)
    make_job(user, state="running", done_count=3, total_count=7, lease_until=timezone.now())

    text = client.get(reverse("jobs:job", args=["job-1"])).text

    assert 'hx-get="/jobs/job-1/"' in text
    assert '<a href="/jobs/job-1/">刷新进度</a>' in text
    assert '<progress max="7" value="3"' in text


def test_finished_job_rests(client, make_user):
    user = make_user("leader")
    client.force_login(user)
    make_job(user, state="failed", sentence="任务未完成。")

    text = client.get(reverse("jobs:job", args=["job-1"])).text

    assert "任务未完成。" in text
    assert "hx-get" not in text
