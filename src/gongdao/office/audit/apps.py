from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "gongdao.office.audit"
    label = "audit"
    verbose_name = "全程纪实"
