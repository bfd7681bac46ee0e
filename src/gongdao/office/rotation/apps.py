from django.apps import AppConfig


class RotationConfig(AppConfig):
    name = "gongdao.office.rotation"
    label = "rotation"
    verbose_name = "后备与挂职"
