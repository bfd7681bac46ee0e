"""Every answer bears the same headers, whatever gave it."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from config.headers import DOWNLOAD, Headers

CSP = (
    "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; "
    "object-src 'none'"
)
EXPECTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def patterns(resolver, before=""):
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern):
            yield "/" + fill(route)


def fill(route):
    """Put something into every place of a route that a converter takes."""
    for start, value in (("<int:", "1"), ("<date:", "2026-01-01"), ("<", "x")):
        while start in route:
            begin = route.index(start)
            route = route[:begin] + value + route[route.index(">", begin) + 1 :]
    return route


def given(response):
    found = {name: response.headers.get(name) for name in EXPECTED}
    csp = "; ".join(sorted(part.strip() for part in response.headers["Content-Security-Policy"].split(";")))
    assert len(response.headers["X-Request-ID"]) == 16
    return found, csp


def with_own_storing(response):
    """Pages may say more about storing, never less."""
    found, csp = given(response)
    assert "no-store" in found["Cache-Control"]
    return found | {"Cache-Control": "no-store"}, csp


@pytest.mark.parametrize("role", [None, "leader"])
def test_every_address_answers_with_the_headers(sign_in, role):
    client = sign_in(role) if role else Client()
    client.raise_request_exception = False
    addresses = list(patterns(get_resolver()))

    wrong = [address for address in addresses if with_own_storing(client.get(address)) != (EXPECTED, CSP)]

    assert len(addresses) > 50
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "options", "status"),
    [
        ("/no-such-page/", {}, 404),
        ("/sign-in/?as_of=x", {}, 400),
        ("/sign-in/", {"headers": {"host": "evil.example"}}, 400),
        ("/sign-in", {}, 301),
    ],
)
def test_a_refusal_bears_the_headers(address, options, status):
    response = Client().get(address, **options)

    assert (response.status_code, with_own_storing(response)) == (status, (EXPECTED, CSP))


@pytest.mark.django_db
def test_a_failure_bears_the_headers(monkeypatch):
    monkeypatch.setattr("gongdao.web.shell.as_of.shown_day", lambda **_: 1 / 0)

    response = Client(raise_request_exception=False).get("/sign-in/")

    assert (response.status_code, with_own_storing(response)) == (500, (EXPECTED, CSP))
    assert "ZeroDivision" not in response.content.decode()


def test_a_download_may_do_nothing_when_opened():
    file = HttpResponse(b"", headers={"Content-Disposition": "attachment; filename=a.xlsx"})

    response = Headers(lambda _request: file)(RequestFactory().get("/"))

    assert response.headers["Content-Security-Policy"] == DOWNLOAD
    assert response.headers["Cache-Control"] == "no-store"
