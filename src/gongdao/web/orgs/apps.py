from django.apps import AppConfig


class WebOrgsConfig(AppConfig):
    name = "gongdao.web.orgs"
    label = "web_orgs"
    verbose_name = "单位页面"

    def ready(self) -> None:
        from gongdao.web.orgs.searching import find_units  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.shell import search  # noqa: PLC0415 -- after the apps are loaded

        search.add(find_units)
