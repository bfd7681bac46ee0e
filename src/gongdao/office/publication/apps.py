from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "gongdao.office.publication"
    label = "publication"
    verbose_name = "公示"
