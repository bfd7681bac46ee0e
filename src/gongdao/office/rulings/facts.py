"""How recorded exceptions become the relation `exception`. SELECT only."""

from collections.abc import Iterator

from django.db.models import QuerySet

from gongdao.facts.bookkeeping import EXCEPTION
from gongdao.office.rulings.models import ExceptionRecord

_COLUMNS = tuple(column.name for column in EXCEPTION.columns[1:])


def exceptions(found: QuerySet[ExceptionRecord] | None = None) -> Iterator[dict[str, object]]:
    """Stream the exceptions as facts."""
    rows = (
        ExceptionRecord.objects.unscoped(reason="a snapshot holds all facts; its readers are asked elsewhere").order_by(
            "key"
        )
        if found is None
        else found
    )
    for key, *values in rows.values_list("key", *_COLUMNS).iterator():
        yield dict(zip((EXCEPTION.key, *_COLUMNS), (key, *values), strict=True))
