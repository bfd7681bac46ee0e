from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "gongdao.office.orgs"
    label = "orgs"
    verbose_name = "单位"
