import pytest
from django.db import models

from gongdao.facts.relation import Level
from gongdao.office.access.secrecy import check_levels, level_of, own_fields, without_level
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person


def test_every_field_of_the_product_has_a_level():
    assert check_levels() == []


@pytest.mark.parametrize(
    ("model", "field", "level"),
    [
        (User, "password", Level.RESTRICTED),
        (Unit, "name", Level.INTERNAL),
        (Unit, "path", Level.INTERNAL),
        (Person, "name", Level.PERSONAL),
        (Person, "born_on_last", Level.PERSONAL),
        (Person, "key", Level.PERSONAL),
    ],
)
def test_level_comes_from_the_dictionary_or_from_the_room(model, field, level):
    assert level_of(model._meta.get_field(field)) is level


def test_field_of_which_nobody_speaks_is_found():
    forgotten = models.CharField(name="nickname", max_length=1)
    forgotten.set_attributes_from_name("nickname")
    forgotten.model = User

    assert without_level([*own_fields(), forgotten]) == [forgotten]
