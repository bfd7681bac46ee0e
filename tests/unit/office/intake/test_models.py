import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongdao.office.intake.models import ImportBatch, ImportRow

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _batch(**values):
    counts = {"rows": 3, "taken": 1, "taken_with_remarks": 1, "refused": 1, "changes": 2}
    return ImportBatch(
        **{"key": "b1", "subject_kind": "person", "source": "名册.csv", "actor_key": "wang", **counts, **values}
    )


def _assert_refused(row, code):
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    errors = [error for errors in refusal.value.error_dict.values() for error in errors]
    assert [error.code for error in errors] == [code]
    assert re.fullmatch("不能.+?。.+。请.+。", errors[0].message)


def test_counts_of_a_batch_agree_with_its_rows():
    _batch().save()

    _assert_refused(_batch(key="b2", rows=4), "batch_counts_agree")


def test_a_row_has_one_of_three_outcomes():
    batch = _batch()
    batch.save()

    _assert_refused(ImportRow(batch=batch, number=2, outcome="lost"), "row_outcome_code")


def test_a_row_of_a_file_has_one_outcome():
    batch = _batch()
    batch.save()
    ImportRow.objects.create(batch=batch, number=2, outcome="taken")

    _assert_refused(ImportRow(batch=batch, number=2, outcome="refused"), "row_once")
