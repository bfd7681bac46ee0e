"""What a request tells about its browser and where it wants to go."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

# The first that fits: browsers name each other, so the more special one stands before the more general.
BROWSERS = {
    "Edg": "Edge",
    "QQBrowser": "QQ",
    "360SE": "360",
    "UOS": "统信",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "Mac OS": "macOS", "Linux": "Linux"}


def agent_words(request: HttpRequest) -> str:
    """Summarise the browser, so that its user recognises it: Chrome（Windows）."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    browser = next((word for mark, word in BROWSERS.items() if mark in agent), "其他浏览器")
    system = next((word for mark, word in SYSTEMS.items() if mark in agent), "")
    return f"{browser}（{system}）" if system else browser


def target_of(request: HttpRequest, wanted: str = "") -> str:
    """Give the page to go to: one of this site, else the first page."""
    wanted = wanted or request.POST.get("next") or request.GET.get("next") or ""
    is_own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # `redirect` takes what is no path for the name of a view, and fails on it.
    return wanted if is_own and wanted.startswith("/") else settings.LOGIN_REDIRECT_URL
