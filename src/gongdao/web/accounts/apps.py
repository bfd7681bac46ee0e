from django.apps import AppConfig


class WebAccountsConfig(AppConfig):
    name = "gongdao.web.accounts"
    label = "web_accounts"
    verbose_name = "账号页面"
