from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "gongdao.office.decisions"
    label = "decisions"
    verbose_name = "决定"
