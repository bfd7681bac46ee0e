from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "gongdao.office.coverage"
    label = "coverage"
    verbose_name = "登记完整性"
