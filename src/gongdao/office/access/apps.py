from django.apps import AppConfig
from django.core import checks


class AccessConfig(AppConfig):
    name = "gongdao.office.access"
    label = "access"
    verbose_name = "权限"

    def ready(self) -> None:
        from gongdao.office.access import actions  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.office.access.method_checks import check_methods  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.office.access.secrecy import check_levels  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.office.access.view_checks import check_policies  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.office.accounts import gate  # noqa: PLC0415 -- after the apps are loaded
        from gongdao.office.scoping import check_managers  # noqa: PLC0415 -- after the apps are loaded

        gate.set_guard(actions.require)
        checks.register(check_policies, checks.Tags.security)
        checks.register(check_methods, checks.Tags.security)
        checks.register(check_levels, checks.Tags.models)
        checks.register(check_managers, checks.Tags.models)
