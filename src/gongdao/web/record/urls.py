from django.urls import path

from gongdao.web.record import erasing, timelines, views

app_name = "record"
urlpatterns = [
    path("", views.show_events, name="events"),
    path("events/<int:number>/", views.show_event, name="event"),
    path("events/<int:number>/correct/", views.correct_event, name="correct"),
    path("erasures/", erasing.show_erasures, name="erasures"),
    path("erasures/propose/", erasing.propose_erasure, name="propose_erasure"),
    path("erasures/<str:key>/", erasing.show_erasure, name="erasure"),
    path("of/<str:name>/<str:key>/", timelines.show_object, name="object"),
    path("of/<str:name>/<str:key>/<int:seq>/", timelines.show_proof, name="proof"),
    path("finding/<str:clause_id>/<str:subject>/", timelines.show_finding, name="finding"),
    path("finding/<str:clause_id>/<str:subject>/<int:seq>/", timelines.show_finding_proof, name="finding_proof"),
    path("evidence/", views.send_evidence, name="evidence"),
    path("checkpoints/", views.show_checkpoints, name="checkpoints"),
    path("checkpoints/<int:size>/", views.show_checkpoint, name="checkpoint"),
    path("verify/", views.start_verification, name="verify"),
    path("verified/<str:key>/", views.show_verification, name="verified"),
]
