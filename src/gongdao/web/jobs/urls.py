from django.urls import path

from gongdao.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("<str:key>/", views.show_job, name="job"),
]
