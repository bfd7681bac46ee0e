"""The description of the API, handed in where the product is put together: pages and API do not know each other."""

from collections.abc import Callable, Mapping
from typing import Any

Document = Mapping[str, Any]
_sources: list[Callable[[], Document]] = []


def set_source(source: Callable[[], Document]) -> None:
    """Name who describes the API; called once."""
    _sources[:] = [source]


def document() -> Document:
    """Give the description in the form of OpenAPI."""
    return _sources[0]()
