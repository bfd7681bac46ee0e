from django.urls import path

from gongdao.web.record import views

app_name = "record"
urlpatterns = [
    path("", views.show_events, name="events"),
    path("events/<int:number>/", views.show_event, name="event"),
    path("evidence/", views.send_evidence, name="evidence"),
    path("checkpoints/", views.show_checkpoints, name="checkpoints"),
    path("checkpoints/<int:size>/", views.show_checkpoint, name="checkpoint"),
    path("verify/", views.start_verification, name="verify"),
    path("verified/<str:key>/", views.show_verification, name="verified"),
]
