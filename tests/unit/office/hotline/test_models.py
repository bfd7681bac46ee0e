"""The vault of reports: stored, and reached by no register."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongdao.office.hotline.models import Complaint
from gongdao.office.registers.register import REGISTERS

DAY = date(2026, 3, 5)


def test_no_register_shows_complaints():
    assert [one.name for one in REGISTERS.values() if one.model is Complaint] == []


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"result": "believed"}, {"outcome": "forgotten"}])
def test_complaint_that_must_never_be_stored(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.create(key="c1", received_on=DAY, **values)

    assert Complaint.objects.count() == 0
