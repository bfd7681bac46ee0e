from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "gongdao.office.inspections"
    label = "inspections"
    verbose_name = "巡视"
