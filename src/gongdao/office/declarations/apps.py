from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    name = "gongdao.office.declarations"
    label = "declarations"
    verbose_name = "申报与审计"
