"""A partial date in a table: its first and its last possible day."""

from django.db import models
from django.db.models import F, Q


def partial_fields(name: str, zh: str) -> tuple[models.DateField, models.DateField]:
    """Make the fields `<name>` (first possible day) and `<name>_last` (last possible day)."""
    first = models.DateField(zh, null=True, blank=True, help_text=f"{name}：最早可能的一天")
    last = models.DateField(f"{zh}（最晚）", null=True, blank=True, help_text=f"{name}：最晚可能的一天")
    return first, last


def partial_check(name: str, constraint_name: str, sentence: str) -> models.CheckConstraint:
    """Make the check that both days are empty, or the first is not after the last."""
    both_empty = Q(**{f"{name}__isnull": True, f"{name}_last__isnull": True})
    in_order = Q(**{f"{name}__lte": F(f"{name}_last")})
    return models.CheckConstraint(
        name=constraint_name, condition=both_empty | in_order, violation_error_message=sentence
    )
