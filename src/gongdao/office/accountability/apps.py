from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    name = "gongdao.office.accountability"
    label = "accountability"
    verbose_name = "监督问责"
