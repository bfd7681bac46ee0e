"""One world for all of a role's requests; what they do is undone at the end."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from gongdao.office.accounts.models import User
from tests.factories.tokens import make_token
from tests.walk import world as walked


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[dict[str, str]]:
    """Store the world that is walked, and give each role the secret of a token with everything that programs use."""
    with django_db_blocker.unblock(), transaction.atomic():
        users = walked.build()
        for name, user in users.items():
            if isinstance(user, User):
                make_token(user, f"secret-{name}")
        yield {name: f"secret-{name}" for name in users}
        transaction.set_rollback(True)
