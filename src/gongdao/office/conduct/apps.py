from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "gongdao.office.conduct"
    label = "conduct"
    verbose_name = "履职"
