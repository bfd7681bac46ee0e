from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "gongdao.office.study"
    label = "study"
    verbose_name = "学习"
