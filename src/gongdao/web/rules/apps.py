from django.apps import AppConfig


class WebRulesConfig(AppConfig):
    name = "gongdao.web.rules"
    label = "web_rules"
    verbose_name = "规矩页面"
