from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "gongdao.office.pledges"
    label = "pledges"
    verbose_name = "目标责任"
