from django.urls import path

from gongdao.web.roster import importing, own, views

app_name = "roster"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("own/", own.show_own_record, name="own"),
    path("assign/", views.assign, name="assign"),
    path("import/", importing.upload, name="import"),
    path("import/batches/", importing.show_batches, name="batches"),
    path("import/batches/<str:key>/", importing.show_batch, name="batch"),
    path("import/batches/<str:key>/reveal/", importing.reveal_batch, name="reveal"),
    path("import/<str:key>/", importing.match, name="match"),
    path("import/<str:key>/preview/", importing.preview, name="preview"),
    path("import/<str:key>/take/", importing.take, name="take"),
    path("person/<str:key>/", views.show_person, name="person"),
]
