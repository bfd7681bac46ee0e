from django.apps import AppConfig


class WebRosterConfig(AppConfig):
    name = "gongdao.web.roster"
    label = "web_roster"
    verbose_name = "名册页面"

    def ready(self) -> None:
        from gongdao.web.roster.searching import find_people  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.shell import search  # noqa: PLC0415 -- after the apps are loaded

        search.add(find_people)
