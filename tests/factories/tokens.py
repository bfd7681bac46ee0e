"""Tokens as the tests need them, with their secrets."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from gongdao.office.accounts import bearing
from gongdao.office.accounts.models import Token, User
from gongdao.office.accounts.permissions import FOR_PROGRAMS

TOKEN = "gongdao_secret"


def make_token(user: User, secret: str = TOKEN, **values: object) -> Token:
    """Store a token without the events of an action; all that programs use, unless a scope is given."""
    today = timezone.localdate()
    usual = {"key": f"token-{user.key}", "name": "考勤系统", "scope": list(FOR_PROGRAMS), "created_on": today}
    usual["ended_on"] = today + timedelta(days=30)
    return Token.objects.create(**usual | {"user": user, "digest": bearing.digest(secret)} | values)


def client_with(secret: str = TOKEN) -> Client:
    """Give a program that shows a token with everything it asks."""
    return Client(headers={"Authorization": f"Bearer {secret}"})
