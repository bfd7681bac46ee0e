from django.urls import path

from gongdao.web.orgs import views

app_name = "orgs"
urlpatterns = [
    path("", views.show_tree, name="list"),
    path("<str:key>/", views.show_unit, name="unit"),
    path("<str:key>/add/", views.add, name="add"),
    path("<str:key>/correct/", views.correct, name="correct"),
    path("<str:key>/rename/", views.rename, name="rename"),
]
