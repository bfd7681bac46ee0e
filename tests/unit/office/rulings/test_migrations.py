from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from gongdao.office.rulings.models import Finding
from tests.unit.office.rulings.conftest import Demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_findings_of_earlier_sweeps_are_given_the_person_that_a_sweep_gives(demo: Demo) -> None:
    swept = dict(Finding.objects.values_list("pk", "person"))
    Finding.objects.update(person="")
    fill = import_module("gongdao.office.rulings.migrations.0005_fill_person_of_finding").fill

    fill(MigrationLoader(connection).project_state(("rulings", "0005_fill_person_of_finding")).apps, None)

    assert dict(Finding.objects.values_list("pk", "person")) == swept
    assert any(swept.values())
