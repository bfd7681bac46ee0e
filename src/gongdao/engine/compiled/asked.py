"""The subjects of a group of rules with their quantities, each kept only for the subjects that are asked for it.

No frame holds all columns: each quantity is a narrow frame of its own beside the subjects, and a rule is given the
columns at which it looks, of the subjects that it may reach.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from gongdao.engine.compiled.quantities import Wanted, groups_of, join_quantities, looked_at, pointed_to
from gongdao.engine.compiled.reading import Frames

FEW = 4  # ours: with one subject for so many rows pointed to it pays to drop the rows of the others first
Mask = pl.Series


@dataclass(frozen=True)
class _Piece:
    """Columns of the subjects marked in `mask`, of all when it is None; in one row when all have the same."""

    frame: pl.DataFrame
    mask: Mask | None
    is_same: bool

    def of(self, mask: Mask, names: list[str]) -> list[pl.Series]:
        """Give columns of the subjects marked, all of whom are in the piece."""
        found = self.frame.select(names)
        if self.is_same:
            return [column.new_from_index(0, int(mask.sum())) for column in found]
        if self.mask is None:
            return found.filter(mask).get_columns()
        return found.filter(mask.filter(self.mask)).get_columns() if mask is not self.mask else found.get_columns()


class Subjects:
    """The subjects that one of some rules may reach, and what has been joined to them so far."""

    def __init__(self, frame: pl.DataFrame, masks: list[str]) -> None:
        """Take the columns of the subjects; for each rule `masks` names the column that marks whom it may reach."""
        self.height = frame.height
        self._masks = [frame[name] for name in masks]
        self._sizes: dict[str, int] = {}
        own = frame.drop(masks)
        self._pieces = dict.fromkeys(own.columns, _Piece(own, None, is_same=False))

    def join(self, frames: Frames, wanted: Iterable[Wanted], *, few: bool) -> None:
        """Join quantities."""
        for group in groups_of(wanted):
            mask = self._any_of({place for one in group for place in one.askers})
            side = self._select(mask, looked_at(group))
            is_few = few or side.height * FEW < self._size(frames, pointed_to(group[0].node))
            found = join_quantities(frames, side, group, few=is_few)
            piece = _Piece(found, mask, is_same=not looked_at(group))
            self._pieces |= dict.fromkeys(found.columns, piece)

    def _size(self, frames: Frames, relation: str) -> int:
        if relation not in self._sizes:
            self._sizes[relation] = int(frames(relation).select(pl.len()).collect().item())
        return self._sizes[relation]

    def of(self, place: int, names: Iterable[str]) -> pl.DataFrame:
        """Give columns of the subjects that a rule may reach."""
        return self._select(self._masks[place], names)

    def _any_of(self, places: set[int]) -> Mask:
        masks = [self._masks[place] for place in sorted(places)]
        return masks[0] if len(masks) == 1 else pl.select(pl.any_horizontal(masks)).to_series()

    def _select(self, mask: Mask, names: Iterable[str]) -> pl.DataFrame:
        pieces: dict[int, tuple[_Piece, list[str]]] = {}
        for name in names:
            piece = self._pieces[name]
            pieces.setdefault(id(piece), (piece, []))[1].append(name)
        return pl.DataFrame([column for piece, listed in pieces.values() for column in piece.of(mask, listed)])
