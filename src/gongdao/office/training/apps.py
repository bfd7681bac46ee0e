from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "gongdao.office.training"
    label = "training"
    verbose_name = "培训"
