"""What can never be stored, whoever writes: one case per constraint of every register, with its sentence."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint

from gongdao.facts.relation import Kind
from tests.factories.registers import REGISTERS, full_row, make_rows

EARLY = date(1999, 6, 30)
OWN = {
    "person_name_not_blank": {"name": ""},
    "study_event_of_somebody": {"body_id": None, "unit_id": None, "speaker_id": None},
    "approval_of_something": {"plan_item_id": None, "course_id": None},
    "course_closes_later": {"closed_on": EARLY},
    "exam_party_le_items": {"party_spirit_items": 4},
    "budget_main_le_line": {"main_course_line": 3},
    "meeting_eval_le_valid": {"satisfied": 4},
    "notice_ends_later": {"ends_on": EARLY},
    "leave_ends_later": {"ends_on": EARLY},
    "absence_ends_later": {"returned_on": EARLY},
    "committee_item_present_le_due": {"present": 4},
    "committee_item_agreed_le": {"agreed": 4},
    **{
        f"{name}_somebody": {"unit_id": None, "person_id": None}
        for name in (
            *("assessment_of", "integrity_of", "target_of", "nomination_of", "reward_to"),
            *("violation_of", "acc_case_of"),
        )
    },
    "award_to_somebody": {"unit_id": None, "person_id": None},
    "decision_on_somebody": {"unit_id": None, "person_id": None},
    "tally_returned_le_issued": {"issued": 28},
    "tally_valid_le_returned": {"returned": 27},
    "tally_valid_le_issued": {"returned": None, "issued": 27},
    "tally_favour_le_valid": {"in_favour": 29},
    "tally_sum_le_valid": {"excellent": 28, "in_favour": 0},
    "ranking_rank_from_one": {"rank": 0},
}
CONSTRAINTS = {
    constraint.name: (register, constraint)
    for register in REGISTERS.values()
    for constraint in register.model._meta.constraints
}
CHECKS = {name: pair for name, pair in CONSTRAINTS.items() if not isinstance(pair[1], UniqueConstraint)}
UNIQUE = {name: pair for name, pair in CONSTRAINTS.items() if isinstance(pair[1], UniqueConstraint)}


def _breaking(register, name):
    """Values that break one check of the kind that its name tells."""
    if name in OWN:
        return OWN[name]
    if name.endswith("_order"):
        time = register.relation.time
        day = "1999-07-01"
        return {time.end: day, f"{time.end}_last": day} if _is_partial(register, time.end) else {time.end: day}
    for column in sorted(register.columns, key=lambda column: -len(column.name)):
        if name.endswith(f"_{column.name}_code"):
            return {column.name: "anders"}
        if name.endswith(f"_{column.name}_sign"):
            return {column.name: -1}
        if name.endswith(f"_{column.name}_pair"):
            return {f"{column.name}_last": "1999-06-30"}
    raise AssertionError(f"no case for {name}")


def _is_partial(register, name):
    return register.relation.by_name[name].kind is Kind.PARTIAL_DAY


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("name", CHECKS)
def test_a_check_refuses_and_says_why(name, district):
    register, constraint = CHECKS[name]
    make_rows(register, full_row(register))
    row = register.model.objects.get(key="k1")
    row.validate_constraints()
    for attribute, value in _breaking(register, name).items():
        setattr(row, attribute, value)

    with pytest.raises(ValidationError) as refusal:
        constraint.validate(register.model, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert refusal.value.code == name
    assert re.fullmatch("不能.+?。.+。请.+。", refusal.value.message)


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("name", UNIQUE)
def test_a_second_row_of_the_same_is_refused_and_says_why(name, district):
    register, constraint = UNIQUE[name]
    make_rows(register, full_row(register))
    row = register.model.objects.get(key="k1")
    row.pk, row.key, row._state.adding = None, "k2", True

    with pytest.raises(ValidationError) as refusal:
        constraint.validate(register.model, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert refusal.value.code == name
    assert re.fullmatch("不能.+?。.+。请.+。", refusal.value.message)
    assert register.model.objects.filter(key__in=["k1", "k2"]).count() == 1


def test_names_fit_every_database():
    names = [*CONSTRAINTS, *(register.model._meta.db_table for register in REGISTERS.values())]

    assert [name for name in names if len(name) > 30 or name != name.lower()] == []
