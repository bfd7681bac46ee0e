from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.office.access.policy import signed_in
from gongdao.office.jobs import queries
from gongdao.web.jobs import presenting
from gongdao.web.shell import presenters as p

JOBS_SHOWN = 50  # ours
OWN_ONLY = "只显示本人提交的任务"


@require_GET
@signed_in(OWN_ONLY)
def show_list(request: HttpRequest) -> HttpResponse:
    jobs = queries.jobs_of(request.user)[:JOBS_SHOWN]
    page = p.Page("后台任务", "您提交的核对、导入等较长的任务。可以离开页面，结果会保留。")
    return render(request, "jobs/list.html", {"page": page, "table": presenting.table(jobs)})


@require_GET
@signed_in(OWN_ONLY)
def show_job(request: HttpRequest, key: str) -> HttpResponse:
    job = queries.jobs_of(request.user).filter(key=key).first()
    if job is None:
        raise Http404
    page = p.Page(presenting.title(job), crumbs=(p.Link("后台任务", reverse("jobs:list")), p.Link(key)))
    return render(request, "jobs/job.html", {"page": page, "progress": presenting.progress(job)})
