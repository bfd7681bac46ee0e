from django.apps import AppConfig


class WebRulesConfig(AppConfig):
    name = "gongdao.web.rules"
    label = "web_rules"
    verbose_name = "规矩页面"

    def ready(self) -> None:
        from gongdao.web.rules.searching import find_clauses  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.shell import search  # noqa: PLC0415 -- after the apps are loaded

        search.add(find_clauses)
