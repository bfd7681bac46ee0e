from django.apps import AppConfig


class RulingsConfig(AppConfig):
    name = "gongdao.office.rulings"
    label = "rulings"
    verbose_name = "规矩"
