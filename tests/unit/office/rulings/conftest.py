"""A small invented district in the database, set up through the acts that users call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from gongdao.cli.demo.building import build_district
from gongdao.office.accounts.models import User
from gongdao.synth.district import District, build

AS_OF = date(2025, 12, 31)
PERSONS = 240
SEED = 7


@dataclass(frozen=True)
class Demo:
    """The district as invented, and the accounts by their names."""

    district: District
    users: dict[str, User]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: object) -> Iterator[Demo]:
    """Build the district once for the module; each test's own changes are undone."""
    from django.db import transaction  # noqa: PLC0415 -- after Django is set up

    with django_db_blocker.unblock(), transaction.atomic():
        made = build_district(PERSONS, SEED, AS_OF, lambda _: None)
        yield Demo(build(PERSONS, SEED, AS_OF), {name: one.user for name, one in made.items()})
        transaction.set_rollback(True)
