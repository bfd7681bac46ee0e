"""The system as an actor: it opens things when a rule asks for it, and never decides."""

from django.contrib.auth.hashers import make_password

from gongdao.office.accounts.models import User

SYSTEM = "system"


def system() -> User:
    """Return the system principal, made when it is first needed; nobody can sign in as it."""
    user, _ = User.objects.unscoped(reason="the system itself").get_or_create(
        username=SYSTEM, defaults={"display_name": "系统", "is_system": True, "password": make_password(None)}
    )
    return user
