"""Who holds the places of a line. Appointments stand in a room above this one, which is handed to it."""

from collections.abc import Callable, Collection, Mapping, Sequence

from gongdao.office.establishment.ledger import Span

Place = tuple[int, str]  # a unit and a level
Source = Callable[[Collection[int] | None], Mapping[Place, Sequence[Span]]]

_joined: list[Source] = []


def join(source: Source) -> None:
    """Let a room say who holds places in some units, or in all; the latest answer counts."""
    _joined[:] = [source]


def holders(units: Collection[int] | None = None) -> Mapping[Place, Sequence[Span]]:
    """Tell who holds a place, by unit and level."""
    return _joined[0](units) if _joined else {}
