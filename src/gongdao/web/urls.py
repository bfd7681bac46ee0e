"""All pages: each feature folder brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("gongdao.web.shell.urls")),
    path("", include("gongdao.web.accounts.urls")),
    path("rules/", include("gongdao.web.rules.urls")),
    path("roster/", include("gongdao.web.roster.urls")),
    path("units/", include("gongdao.web.orgs.urls")),
    path("quotas/", include("gongdao.web.establishment.urls")),
    path("record/", include("gongdao.web.record.urls")),
    path("jobs/", include("gongdao.web.jobs.urls")),
    path("api/v1/", include("gongdao.web.api.urls")),
    path("registers/", include("gongdao.web.shell.registers.urls")),
]
