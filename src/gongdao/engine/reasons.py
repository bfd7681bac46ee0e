"""Why an answer may differ between two states of the law: other numbers, other clauses, other days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongdao.engine.clauses import Clause, Pack
from gongdao.engine.days import Period
from gongdao.engine.judge import periods_of
from gongdao.engine.names import day_text, period_text
from gongdao.engine.numbers import parameter_text
from gongdao.engine.parameters import Parameter


@dataclass(frozen=True)
class Side:
    """One of two states compared: documents as they stand, on a day."""

    packs: tuple[Pack, ...]
    as_of: date

    @cached_property
    def clauses(self) -> dict[tuple[str, str], tuple[Pack, Clause]]:
        """Give the computed clauses by pack and id, in the order of the documents."""
        return {(pack.name, clause.id): (pack, clause) for pack in self.packs for clause in pack.computed}


def reasons_for(before: Side, after: Side, pack: str, clause_id: str, period: str | None) -> tuple[str, ...]:
    """Say what of a clause, its numbers and its periods differs between two sides."""
    return tuple(_reasons(before, after, (pack, clause_id), period))


def number_days(side: Side, pack: str, clause_id: str) -> set[date]:
    """List the days on which a number of a clause changes."""
    found = side.clauses.get((pack, clause_id))
    parameters = found[1].parameters if found else ()
    return {day for parameter in parameters for day in parameter.changes_after(date.min)}


def _reasons(before: Side, after: Side, name: tuple[str, str], period: str | None) -> Iterator[str]:
    old, new = before.clauses.get(name), after.clauses.get(name)
    if old is None or new is None:
        yield "前一版本没有这一条" if old is None else "后一版本没有这一条"
        return
    yield from _changed_days(old, new, before.as_of, after.as_of)
    days = [_judged_on(*one, side.as_of, period) for one, side in ((old, before), (new, after))]
    if None in days and before.as_of != after.as_of and period is not None:
        yield f"{period_text(period)}在{'前' if days[0] is None else '后'}一日期不核对"
    first, last = days[0] or before.as_of, days[1] or after.as_of
    for one, other in zip(old[1].parameters, new[1].parameters, strict=False):
        texts = [_text(one, first), _text(other, last)]
        if texts[0] != texts[1]:
            yield f"{other.zh}由{texts[0]}改为{texts[1]}"


def _changed_days(old: tuple[Pack, Clause], new: tuple[Pack, Clause], before: date, after: date) -> Iterator[str]:
    """Say when a document or a clause comes into force, or ends, between the sides."""
    was = [
        pack.version_on(day) is not None and clause.is_in_force(day)
        for (pack, clause), day in ((old, before), (new, after))
    ]
    if was == [False, True]:
        begun = [day for day in (new[0].versions[0].in_force_from, new[1].begins_on) if day is not None]
        yield f"条款自{day_text(max(begun))}起施行" if begun else "条款开始施行"
    if was == [True, False]:
        yield f"条款自{day_text(new[1].ends_on)}起不再施行" if new[1].ends_on else "条款不再施行"


def _judged_on(pack: Pack, clause: Clause, as_of: date, label: str | None) -> date | None:
    for period in periods_of(clause, pack, as_of):
        if (period.label if period else None) == label:
            return min(as_of, period.last_day) if isinstance(period, Period) else as_of
    return None


def _text(parameter: Parameter, day: date) -> str:
    dated = parameter.on(day)
    return parameter_text(parameter, dated) + ((parameter.unit or "") if dated else "")
