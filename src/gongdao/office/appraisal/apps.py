from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "gongdao.office.appraisal"
    label = "appraisal"
    verbose_name = "考核测评"
