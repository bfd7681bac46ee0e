from django.apps import AppConfig
from django.core import checks


class InstallationConfig(AppConfig):
    name = "config"
    label = "installation"
    verbose_name = "安装"

    def ready(self) -> None:
        from config.storage_checks import check_durability, check_folders  # noqa: PLC0415 -- after the apps are loaded
        from gongdao import wiring  # noqa: PLC0415 -- after the apps are loaded

        wiring.join()
        checks.register(check_durability, checks.Tags.database)
        checks.register(check_folders, checks.Tags.files)
