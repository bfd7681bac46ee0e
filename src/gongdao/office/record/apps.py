from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "gongdao.office.record"
    label = "record"
    verbose_name = "纪实管理"
