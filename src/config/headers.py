"""The headers that every answer bears, whatever gave it: a page, a file, a redirect, a refusal, a failure."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.logs import request_number

ALWAYS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Static files say themselves how long they may be kept; everything else is about persons.
UNLESS_SAID = {"Cache-Control": "no-store"}
# A file that is opened by mistake instead of saved may do nothing at all.
DOWNLOAD = "default-src 'none'; sandbox; frame-ancestors 'none'"


class Headers:
    """Give each request a number for the log, and each answer its headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(8)
        token = request_number.set(number)
        try:
            response = self.get_response(request)
        finally:
            request_number.reset(token)
        for name, value in {**ALWAYS, "X-Request-ID": number}.items():
            response.headers[name] = value
        for name, value in UNLESS_SAID.items():
            response.headers.setdefault(name, value)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            response.headers["Content-Security-Policy"] = DOWNLOAD
        return response
