from django.apps import AppConfig


class WebRecordConfig(AppConfig):
    name = "gongdao.web.record"
    label = "web_record"
    verbose_name = "全程纪实页面"

    def ready(self) -> None:
        """Name the page of what a verification found."""
        from gongdao.office.record.actions import VERIFY_JOB  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.record.presenting import result_link  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.web.shell import results  # noqa: PLC0415 -- after the apps are loaded

        results.add(VERIFY_JOB, result_link)
