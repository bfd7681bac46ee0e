from django.apps import AppConfig


class WebRulesConfig(AppConfig):
    name = "gongdao.web.rules"
    label = "web_rules"
    verbose_name = "规矩页面"

    def ready(self) -> None:
        from gongdao.office.rulings.actions import COMPARE_JOB, SWEEP_JOB  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.rules.acts import swept_day  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.rules.beside import findings_beside  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.rules.compare import compared  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.rules.searching import find_clauses  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.rules.waiting import waiting_beside  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.shell import panels, results, search  # noqa: PLC0415 -- after the apps are loaded

        search.add(find_clauses)
        panels.add(findings_beside)
        panels.add(waiting_beside)
        results.add(SWEEP_JOB, swept_day)
        results.add(COMPARE_JOB, compared)
