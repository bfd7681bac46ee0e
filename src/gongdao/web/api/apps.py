from django.apps import AppConfig


class WebApiConfig(AppConfig):
    name = "gongdao.web.api"
    label = "web_api"
    verbose_name = "接口说明页面"
