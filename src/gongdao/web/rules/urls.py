from django.urls import path

from gongdao.web.rules import clauses

app_name = "rules"
urlpatterns = [
    path("clauses/", clauses.show_clauses, name="clauses"),
    path("clauses/<str:clause_id>/", clauses.show_clause, name="clause"),
]
