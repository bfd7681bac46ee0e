from django.urls import path

from gongdao.web.shell.registers import taking, views

app_name = "registers"
urlpatterns = [
    path("<str:name>/", views.show_list, name="list"),
    path("<str:name>/add/", views.add, name="add"),
    path("<str:name>/export/", views.export, name="export"),
    path("<str:name>/template/", taking.template, name="template"),
    path("<str:name>/import/", taking.upload, name="import"),
    path("<str:name>/import/<str:key>/", taking.preview, name="preview"),
    path("<str:name>/record/<str:key>/", views.show_record, name="record"),
    path("<str:name>/record/<str:key>/change/", views.change, name="change"),
    path("<str:name>/record/<str:key>/remove/", views.remove, name="remove"),
]
