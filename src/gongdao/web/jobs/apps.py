from django.apps import AppConfig


class WebJobsConfig(AppConfig):
    name = "gongdao.web.jobs"
    label = "web_jobs"
    verbose_name = "后台任务页面"
