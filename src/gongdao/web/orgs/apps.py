from django.apps import AppConfig


class WebOrgsConfig(AppConfig):
    name = "gongdao.web.orgs"
    label = "web_orgs"
    verbose_name = "单位页面"
