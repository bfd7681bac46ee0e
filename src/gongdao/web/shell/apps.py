from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "gongdao.web.shell"
    label = "shell"
    verbose_name = "界面外壳"
