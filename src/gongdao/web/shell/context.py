"""What the frame around every page needs. Lazy: a fragment that does not show it does not ask for it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from gongdao.office.access import queries
from gongdao.office.access.models import Grant
from gongdao.web.shell import menu
from gongdao.web.shell.presenters import Link, Option, Section

SIZE_COOKIE = "gongdao-size"
SIZES = {"": "标准", "large": "大字", "compact": "紧凑"}


@dataclass
class Frame:
    """The bar, the navigation and the notice about the day, for one request."""

    request: HttpRequest

    @property
    def as_of(self) -> date:
        return self.request.as_of

    @property
    def today(self) -> date:
        return self.request.today

    @property
    def is_today(self) -> bool:
        return self.request.as_of == self.request.today

    @property
    def day_from_link(self) -> bool:
        return self.request.day_from_link

    @property
    def here(self) -> str:
        """The address to come back to, without the day, which is what changes."""
        if self.request.method not in {"GET", "HEAD"}:
            return self.request.path
        query = self.request.GET.copy()
        query.pop("as_of", None)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @property
    def query(self) -> str:
        return self.request.GET.get("q", "") if self.request.path == reverse("shell:search") else ""

    @property
    def size(self) -> str:
        chosen = self.request.COOKIES.get(SIZE_COOKIE, "")
        return chosen if chosen in SIZES else ""

    @property
    def sizes(self) -> list[Option]:
        return [Option(value, label, value == self.size) for value, label in SIZES.items()]

    @property
    def person(self) -> str:
        return self.request.user.display_name

    @cached_property
    def grants(self) -> list[Grant]:
        return list(queries.grants_in_force(self.request.user, self.request.today))

    @property
    def nav(self) -> tuple[Section, ...]:
        return menu.sections(menu.Rights.of(self.grants), self.request.path)

    @property
    def scope(self) -> str:
        return menu.scope_words(self.grants)

    @property
    def own_links(self) -> list[Link]:
        return [
            Link("我的角色", reverse("shell:own")),
            Link("我的档案", reverse("roster:own")),
            Link("我的回避", reverse("accounts:own_recusals")),
            Link("后台任务", reverse("jobs:list")),
            Link("账号安全", reverse("accounts:security")),
        ]

    @property
    def sign_out(self) -> str:
        return reverse("accounts:sign_out")


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give templates the frame; a page before the day is known stands without one."""
    return {"frame": Frame(request)} if hasattr(request, "as_of") else {}
