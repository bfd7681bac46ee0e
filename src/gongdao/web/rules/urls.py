from django.urls import path

from gongdao.web.rules import acts, book, clause, clauses, compare, localities, views, waiting

app_name = "rules"
urlpatterns = [
    path("", views.show_dashboard, name="dashboard"),
    path("sweep/", acts.sweep, name="sweep"),
    path("findings/", views.show_findings, name="findings"),
    path("changes/", views.show_changes, name="changes"),
    path("explanation/<str:clause_id>/<str:subject>/", views.show_explanation, name="explanation"),
    path("exception/<str:clause_id>/<str:subject>/", acts.add_exception, name="exception"),
    path("adoption/", acts.show_adoption, name="adoption"),
    path("clauses/", clauses.show_clauses, name="clauses"),
    path("clauses/<str:clause_id>/", clause.show_clause, name="clause"),
    path("adoption/<str:key>/", localities.show_numbers, name="numbers"),
    path("numbers/<str:key>/", localities.show_draft, name="draft"),
    path("numbers/<str:key>/compare/", localities.compare_draft, name="compare_draft"),
    path("compare/", compare.show_compare, name="compare"),
    path("compare/<str:key>/", compare.show_comparison, name="comparison"),
    path("waiting/<str:key>/", waiting.show_waiting, name="waiting"),
    path("book/", book.show_book, name="book"),
    path("book/<str:name>/", book.show_document, name="document"),
]
