from django.urls import include, path

urlpatterns = [
    path("", include("gongdao.web.urls")),
    path("api/v1/", include("gongdao.api.v1.urls")),
]

handler400 = "gongdao.web.shell.errors.bad_request"
handler403 = "gongdao.web.shell.errors.denied"
handler404 = "gongdao.web.shell.errors.not_found"
handler500 = "gongdao.web.shell.errors.failure"
