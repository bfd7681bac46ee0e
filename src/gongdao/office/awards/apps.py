from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "gongdao.office.awards"
    label = "awards"
    verbose_name = "表彰"
