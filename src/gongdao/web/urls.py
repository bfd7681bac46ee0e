"""All pages: each feature folder brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("gongdao.web.shell.urls")),
    path("", include("gongdao.web.accounts.urls")),
]
