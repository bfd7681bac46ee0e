from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gongdao.office.people"
    label = "people"
    verbose_name = "名册"
