from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "gongdao.office.selection"
    label = "selection"
    verbose_name = "选拔"
