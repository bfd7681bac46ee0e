"""Model fields and constraints made from the columns of a relation, so that a table stores what its relation says."""

from collections.abc import Collection
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from gongdao.facts.relation import Column, During, Kind, Relation
from gongdao.office.orgs.partial_fields import partial_fields
from gongdao.office.registers import messages
from gongdao.office.scoping import ScopedManager, opened

KEY_MAX = 40
TEXT_MAX = 300  # ours: the longest titles and topics of official files stay under 200 characters
DIGITS_MAX = 9  # ours: credits and days, two of the digits after the point


class Record(models.Model):
    """A row of a relation; its fields have the names of the columns, its `key` is the relation's key."""

    relation: ClassVar[Relation]

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)

    objects = ScopedManager()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return str(getattr(self, self.relation.label or "key") or self.key)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Compare with every row: what must be unique is so for all."""
        with opened(reason="what must be unique is so among all rows, also those out of sight"):
            super().validate_constraints(exclude)


def field(relation: Relation, name: str, *, required: bool = False) -> models.Field:
    """Make the model field of a column; an empty cell is NULL, also for text, so that no database mistakes '' for it."""
    column = relation.by_name[name]
    optional = {"null": not required, "blank": not required, "verbose_name": column.zh}
    return _MAKERS[column.kind](column, optional)


def link(relation: Relation, name: str, to: str | type[models.Model], *, required: bool = False) -> models.ForeignKey:
    """Make the foreign key of a column that refers to another relation; what is referred to cannot be deleted."""
    column = relation.by_name[name]
    optional = not (required or column.required)
    return models.ForeignKey(
        to, on_delete=models.PROTECT, null=optional, blank=optional, verbose_name=column.zh, related_name="+"
    )


def partial(relation: Relation, name: str) -> tuple[models.DateField, models.DateField]:
    """Make the pair of fields, first and last possible day, of a partial date."""
    return partial_fields(name, relation.by_name[name].zh)


def optional_text(zh: str, *, editable: bool = True) -> models.CharField:
    """Make a text field beside the columns of the relation; empty is NULL as in them."""
    return models.CharField(zh, max_length=TEXT_MAX, editable=editable, null=True, blank=True)


def constraint(name: str, condition: Q, sentence: str) -> models.CheckConstraint:
    """Make a check whose name is also the code of its sentence."""
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_code=name, violation_error_message=sentence
    )


def unique(name: str, fields: tuple[str, ...], sentence: str) -> models.UniqueConstraint:
    """Make a rule that no two rows agree in these columns; its name is also the code of its sentence."""
    return models.UniqueConstraint(
        fields=fields, name=name, violation_error_code=name, violation_error_message=sentence
    )


def checks(relation: Relation, prefix: str) -> list[models.CheckConstraint]:
    """Make the checks that follow from the relation alone: known codes, no negative number, dates in their order."""
    found = [made for column in relation.columns if (made := _column_check(column, prefix))]
    if isinstance(relation.time, During):
        found.append(_order_check(relation, relation.time, prefix))
    return found


def _column_check(column: Column, prefix: str) -> models.CheckConstraint | None:
    empty = Q(**{f"{column.name}__isnull": True})
    if column.kind is Kind.CODE:
        codes = [code for code, _ in column.codes]
        sentence = messages.say("unknown_code", column=column.zh, codes="、".join(column.code_names.values()))
        return constraint(f"{prefix}_{column.name}_code", empty | Q(**{f"{column.name}__in": codes}), sentence)
    if column.kind is Kind.PARTIAL_DAY:
        pair = Q(**{f"{column.name}__isnull": False, f"{column.name}_last__gte": F(column.name)})
        both_empty = empty & Q(**{f"{column.name}_last__isnull": True})
        sentence = messages.say("half_a_date", column=column.zh)
        return constraint(f"{prefix}_{column.name}_pair", both_empty | pair, sentence)
    if column.kind in (Kind.INTEGER, Kind.DECIMAL):
        sentence = messages.say("negative_number", column=column.zh)
        return constraint(f"{prefix}_{column.name}_sign", empty | Q(**{f"{column.name}__gte": 0}), sentence)
    return None


def _order_check(relation: Relation, time: During, prefix: str) -> models.CheckConstraint:
    start, end = relation.by_name[time.start], relation.by_name[time.end]
    last = f"{end.name}_last" if end.kind is Kind.PARTIAL_DAY else end.name
    condition = (
        Q(**{f"{start.name}__isnull": True}) | Q(**{f"{end.name}__isnull": True}) | Q(**{f"{last}__gt": F(start.name)})
    )
    return constraint(f"{prefix}_order", condition, messages.say("ends_before_start", start=start.zh, end=end.zh))


def _text(_column: Column, optional: dict) -> models.CharField:
    return models.CharField(max_length=TEXT_MAX, **optional)


def _code(column: Column, optional: dict) -> models.CharField:
    return models.CharField(max_length=KEY_MAX, choices=column.codes, **optional)


def _integer(_column: Column, optional: dict) -> models.IntegerField:
    return models.IntegerField(**optional)


def _decimal(_column: Column, optional: dict) -> models.DecimalField:
    return models.DecimalField(max_digits=DIGITS_MAX, decimal_places=2, **optional)


def _day(_column: Column, optional: dict) -> models.DateField:
    return models.DateField(**optional)


def _flag(_column: Column, optional: dict) -> models.BooleanField:
    return models.BooleanField(**optional)


_MAKERS = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DAY: _day,
    Kind.FLAG: _flag,
}
