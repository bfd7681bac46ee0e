from django.urls import path

from gongdao.web.establishment import views

app_name = "establishment"
urlpatterns = [
    path("", views.show_ledger, name="ledger"),
    path("export/", views.export_ledger, name="export"),
    path("settle/", views.settle, name="settle"),
    path("<str:key>/<str:level>/", views.show_line, name="line"),
    path("<str:key>/<str:level>/keep/", views.keep, name="keep"),
    path("<str:key>/<str:level>/permit/", views.permit, name="permit"),
    path("holds/<str:key>/release/", views.release, name="release"),
]
