from django.urls import path

from gongdao.web.shell import units, views

app_name = "shell"
urlpatterns = [
    path("", views.home, name="home"),
    path("own/", views.show_own, name="own"),
    path("search/", views.find, name="search"),
    path("as-of/", views.set_as_of, name="as_of"),
    path("size/", views.set_size, name="size"),
    path("unit-names/", units.suggest, name="unit_names"),
    path("gallery/", views.show_gallery, name="gallery"),
]
