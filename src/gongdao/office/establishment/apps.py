from django.apps import AppConfig


class EstablishmentConfig(AppConfig):
    name = "gongdao.office.establishment"
    label = "establishment"
    verbose_name = "机构职数"
