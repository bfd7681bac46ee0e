from django.apps import AppConfig


class GrassrootsConfig(AppConfig):
    name = "gongdao.office.grassroots"
    label = "grassroots"
    verbose_name = "基层组织"
