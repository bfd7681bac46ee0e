"""Over HTTPS the cookies bear `__Host-`: browsers then refuse them from another host, another path or without TLS."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD, make_user

NAMES = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "PATH", "DOMAIN")
SHOW = f"""
import json
from django.conf import settings
print(json.dumps([[getattr(settings, f"{{kind}}_COOKIE_{{name}}") for name in {NAMES}] for kind in ("SESSION", "CSRF")]))
"""


def settings_of(tmp_path, https: str) -> list[list[object]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGDAO_", "DATABASE_"))}
    own = {"GONGDAO_DATA": str(tmp_path / "data"), "GONGDAO_KEYS": str(tmp_path / "keys"), "GONGDAO_HTTPS": https}
    own |= {"DJANGO_SETTINGS_MODULE": "config.settings", "GONGDAO_ALLOWED_HOSTS": "gongdao.example"}
    done = subprocess.run([sys.executable, "-c", SHOW], env=kept | own, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("https", "before"), [("1", "__Host-"), ("", "")])
def test_names_and_flags_of_the_settings(tmp_path, https, before):
    assert settings_of(tmp_path, https) == [
        [f"{before}gongdao", bool(https), True, "Lax", "/", None],
        [f"{before}gongdao-csrf", bool(https), True, "Lax", "/", None],
    ]


@pytest.mark.django_db
def test_what_signing_in_sets_is_bound_to_this_host(settings):
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-gongdao", "__Host-gongdao-csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    user, client = make_user(), Client()

    client.get("/sign-in/", secure=True)
    client.post("/sign-in/", {"username": user.username, "password": PASSWORD}, secure=True)

    assert set(client.cookies) == {"__Host-gongdao", "__Host-gongdao-csrf"}
    for one in client.cookies.values():
        assert (one["secure"], one["httponly"], one["samesite"], one["path"], one["domain"]) == (
            True,
            True,
            "Lax",
            "/",
            "",
        )
