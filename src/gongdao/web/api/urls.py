from django.urls import path

from gongdao.web.api import views

app_name = "api"
urlpatterns = [path("", views.show_reference, name="reference")]
