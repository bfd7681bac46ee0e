from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "gongdao.office.accounts"
    label = "accounts"
    verbose_name = "账号"
