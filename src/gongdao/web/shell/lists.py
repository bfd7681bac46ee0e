"""What every list page does with its address: filters that are on, the page number, and the ways to change them."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import QueryDict

from gongdao.web.shell.links import with_query
from gongdao.web.shell.presenters import Facet, Filters, Link, Pager

PAGE_SIZE = 50  # ours: what fits a reader's patience and one sheet of A3


def number_asked(query: QueryDict) -> int:
    """Read the page number; whatever is no number is the first page."""
    text = query.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1  # noqa: PLR2004 -- ours


def part_of(found: QuerySet, number: int) -> tuple[list, int, int]:
    """Give the rows of one page, the true count of all, and the number of the page; past the end it is the last.
    A short first page counts itself."""
    if number <= 1:
        first = list(found[:PAGE_SIZE])
        return first, len(first) if len(first) < PAGE_SIZE else found.count(), 1
    total = found.count()
    at = min(number, max(1, -(-total // PAGE_SIZE)))
    return list(found[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]), total, at


def filters(address: str, facets: tuple[Facet, ...], **kept: str) -> Filters:
    """Make the filter bar; `kept` goes on with the form, such as the chosen tab."""
    on = {facet.name: facet.value for facet in facets if facet.value}
    active = tuple(
        Link(f"{facet.label}：{_shown(facet)}", with_query(address, **kept, **_without(on, facet.name)))
        for facet in facets
        if facet.value
    )
    return Filters(
        action=address,
        facets=facets,
        hidden=tuple((name, value) for name, value in kept.items() if value),
        active=active,
        clear=with_query(address, **kept) if on else "",
    )


def pager(address: str, query: Mapping[str, str], *, total: int, number: int, shown: int, unit: str = "条") -> Pager:
    """Say where the page stands, with true counts, and lead to the pages beside it."""
    pages = max(1, -(-total // PAGE_SIZE))
    first = (number - 1) * PAGE_SIZE + 1 if shown else 0
    others = _without(dict(query), "page")
    return Pager(
        total=total,
        first=first,
        last=first + shown - 1 if shown else 0,
        number=number,
        pages=pages,
        previous=with_query(address, **others, page=number - 1) if number > 1 else "",
        next=with_query(address, **others, page=number + 1) if number < pages else "",
        unit=unit,
    )


def _shown(facet: Facet) -> str:
    return next((option.label for option in facet.options if option.value == facet.value), facet.value)


def _without(values: dict[str, str], name: str) -> dict[str, str]:
    return {other: value for other, value in values.items() if other != name}
