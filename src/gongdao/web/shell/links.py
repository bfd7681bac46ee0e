"""From what a record is, by kind and key, to the page that shows it."""

from urllib.parse import urlencode

from django.urls import reverse

from gongdao.office.registers.register import REGISTERS

# Kinds with a page of their own; every other register has the common one.
PAGES = {"unit": "orgs:unit", "person": "roster:person"}


def to(kind: str, key: str) -> str:
    """Give the address of a record, empty when no page shows it."""
    if kind in PAGES:
        return reverse(PAGES[kind], args=[key])
    return reverse("registers:record", args=[kind, key]) if kind in REGISTERS else ""


def to_record(kind: str, key: str) -> str:
    """Give the address of what has been done to a record."""
    return reverse("record:object", args=[kind, key])


def why(kind: str, key: str) -> str:
    """Give the address that says why the reader can see an object."""
    return reverse("accounts:own_sight", args=[kind, key])


def with_query(address: str, **values: object) -> str:
    """Add what is not empty to an address."""
    query = urlencode({name: value for name, value in values.items() if value not in ("", None)})
    return f"{address}?{query}" if query else address
