from django.apps import AppConfig


class HotlineConfig(AppConfig):
    name = "gongdao.office.hotline"
    label = "hotline"
    verbose_name = "举报"
