from datetime import date

import pytest

from gongdao.facts.organisation import UNIT, UNIT_GROUP
from gongdao.office.accounts import principals
from gongdao.office.orgs import actions, facts
from gongdao.office.orgs.rows import NewMembership, NewUnit

pytestmark = [pytest.mark.django_db, pytest.mark.database]

UNITS = [
    {
        "unit": "a",
        "name": "示例镇",
        "kind": "township",
        "function": "finance",
        "parent": "z",
        "place": "示例镇",
        "established_on": date(2000, 1, 1),
        "abolished_on": date(2020, 1, 1),
    },
    {
        "unit": "z",
        "name": "示例区",
        "kind": None,
        "function": None,
        "parent": None,
        "place": None,
        "established_on": None,
        "abolished_on": None,
    },
]
MEMBERSHIPS = [
    {
        "membership": "m1",
        "unit": "a",
        "purpose": "ranking",
        "group": "甲组",
        "started_on": date(2001, 1, 1),
        "ended_on": None,
    }
]


def test_exported_units_and_groups_are_those_that_were_taken_over():
    system = principals.system()
    actions.create_units(by=system, rows=map(NewUnit.from_fact, UNITS))
    actions.join_groups(by=system, rows=map(NewMembership.from_fact, MEMBERSHIPS))

    assert list(facts.EXPORTERS["unit"]()) == UNITS
    assert list(facts.EXPORTERS["unit_group"]()) == MEMBERSHIPS


def test_rows_have_the_columns_of_their_relation_in_order():
    assert list(UNITS[0]) == [column.name for column in UNIT.columns]
    assert list(MEMBERSHIPS[0]) == [column.name for column in UNIT_GROUP.columns]
