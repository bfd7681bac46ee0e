"""Writing drafts: whole batches where the database agrees, ever smaller ones where it does not."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gongdao.office.registers.drafts import Draft
from gongdao.office.registers.problems import Problem, problem


def store(draft: Draft) -> None:
    """Insert or update one draft; one that breaks constraints gets a problem for each of them."""
    try:
        draft.instance.validate_constraints()
        _save(draft)
    except ValidationError as refusal:
        draft.problems += _refused(refusal)
    except IntegrityError:
        draft.problems.append(problem("conflict"))


def create_all(batch: Sequence[Draft]) -> None:
    """Insert the drafts; each one that the database refuses gets the problem that it names."""
    if not batch:
        return
    try:
        with transaction.atomic():
            type(batch[0].instance).objects.bulk_create([draft.instance for draft in batch])
    except IntegrityError as refusal:
        for draft in batch:
            draft.instance.pk = None
        if len(batch) == 1:
            batch[0].problems.append(_named(batch[0], refusal))
            return
        half = len(batch) // 2
        create_all(batch[:half])
        create_all(batch[half:])


def update_all(batch: Sequence[Draft]) -> None:
    """Update the drafts; each one that the database refuses gets the problem that it names."""
    for draft in batch:
        try:
            _save(draft)
        except IntegrityError as refusal:
            draft.problems.append(_named(draft, refusal))


def _save(draft: Draft) -> None:
    with transaction.atomic():
        draft.instance.save(force_insert=draft.is_new, force_update=not draft.is_new)


def _named(draft: Draft, refusal: IntegrityError) -> Problem:
    """Find the constraint that the database names, which costs far less than trying them all."""
    for constraint in draft.instance._meta.constraints:
        if re.search(rf"\b{constraint.name}\b", str(refusal)):
            return Problem("", "", constraint.name, str(constraint.violation_error_message))
    # SQLite names the columns of a unique constraint and not the constraint.
    try:
        draft.instance.validate_constraints()
    except ValidationError as found:
        return _refused(found)[0]
    return problem("conflict")


def _refused(refusal: ValidationError) -> list[Problem]:
    errors = [error for errors in refusal.error_dict.values() for error in errors]
    return [Problem("", "", error.code or "conflict", "".join(error.messages)) for error in errors]
