from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongdao.office.orgs.models import Unit, UnitGroup
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = date(2000, 1, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "planet"},
        {"function": "singing"},
        {"established_on": DAY, "abolished_on": DAY},
        {"key": "A"},
        {"key": "a/b"},
        {"key": ""},
        {"name": ""},
    ],
)
def test_unit_that_must_never_be_stored(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_unit(**values)

    assert Unit.objects.count() == 0


@pytest.mark.parametrize("values", [{"purpose": "dancing"}, {"started_on": DAY, "ended_on": DAY}])
def test_membership_that_must_never_be_stored(values):
    unit = make_unit()

    with pytest.raises(IntegrityError), transaction.atomic():
        UnitGroup.objects.create(**{"key": "m", "unit": unit, "purpose": "ranking", "group": "甲组", **values})

    assert UnitGroup.objects.count() == 0


def test_path_distinguishes_units_by_letter_and_by_level():
    first, second = make_unit("ab"), make_unit("a_")

    found = Unit.objects.filter(path__startswith=second.path)

    assert (list(found), first.path) == ([second], "/ab/")
