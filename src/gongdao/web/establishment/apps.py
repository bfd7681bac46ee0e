from django.apps import AppConfig


class WebEstablishmentConfig(AppConfig):
    name = "gongdao.web.establishment"
    label = "web_establishment"
    verbose_name = "职数页面"
