from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "gongdao.office.talks"
    label = "talks"
    verbose_name = "谈话函询"
