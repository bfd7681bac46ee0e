"""Who gets another answer on another day, or by a draft of local numbers? Computed once, kept, read within scope."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl
from django.conf import settings

from gongdao.engine.clauses import Pack
from gongdao.engine.compiled.differences import differences
from gongdao.engine.compiled.reading import Frames
from gongdao.engine.reads import reads_sealed
from gongdao.engine.reasons import Side
from gongdao.facts.relation import Level
from gongdao.facts.snapshot import read_frame
from gongdao.office.access.actions import require
from gongdao.office.access.allow import About, allow
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.adopted import Terms, adoptions_on, document, read, terms_of
from gongdao.office.rulings.messages import refusal
from gongdao.office.rulings.models import Adoption, LocalNumbers
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.sights import sights_of
from gongdao.office.rulings.subjects import person_key
from gongdao.office.rulings.sweeping import Progress, export_snapshot, subtree, working_folder
from gongdao.office.rulings.worlds import DatabaseWorld

FOLDER = "comparisons"


@dataclass(frozen=True)
class Pair:
    """The terms on which a document holds for a unit before and after; none where it is not adopted."""

    adoption: Adoption
    before: Terms | None
    after: Terms | None


def run_comparison(
    *, by: User, key: str, before: date, after: date, draft: str = "", progress: Progress = lambda _done, _total: None
) -> int:
    """Compare the answers of two days, or of one day with and without a draft, and keep who differs; give the number.

    The facts are those recorded now, on both sides. Raises: Denied, PackError when a draft no longer fits.
    """
    require(by, Permission.RULES_SWEEP_RUN, subject_kind="comparison", subject_key=key)
    pairs = _by_draft(draft, after) if draft else _by_days(before, after)
    with working_folder() as folder:
        export_snapshot(folder, progress)
        found = _compared(lambda relation: read_frame(folder, relation), pairs, before, after)
    place = _place(key)
    place.parent.mkdir(parents=True, exist_ok=True)
    found.write_parquet(place)
    return found.height


def comparison(by: User, key: str) -> list[dict[str, object]]:
    """Return who differs in a kept comparison, within what the actor may see. Raises: UserError `comparison_gone`."""
    place = _place(key)
    if not place.exists():
        raise refusal("comparison_gone")
    kept = pl.read_parquet(place).to_dicts()
    rows = [row | {"level": level_of(str(row["pack"]), str(row["clause"]))} for row in kept]
    seen = _seen(by)
    return [row for row in rows if seen(row)]


def _seen(by: User) -> Callable[[dict[str, object]], bool]:
    found = sights_of(by)
    sights = [(set(one.levels), set(one.units.values_list("key", flat=True)), one.is_whole) for one in found]
    by_person = any(one.persons for one in found)
    world = DatabaseWorld()

    def seen(row: dict[str, object]) -> bool:
        level = Level(str(row["level"]))
        at_unit = any(
            level in levels and (row["unit"] in units or (whole and not row["unit"])) for levels, units, whole in sights
        )
        return at_unit and (not by_person or _may_know(by, world, level, row))

    return seen


def _may_know(by: User, world: DatabaseWorld, level: Level, row: dict[str, object]) -> bool:
    """Tell whether the actor may know of the person that a row speaks of; one of a unit speaks of none."""
    person = person_key(world, str(row["subject_kind"]), str(row["subject"]))
    unit = Unit.objects.unscoped(reason="the unit of a row that is asked about").filter(key=row["unit"]).first()
    return person is None or allow(by, Permission.RULES_FINDING_READ, About(unit, person, level=level))


def _by_days(before: date, after: date) -> list[Pair]:
    held = [(adoptions_on(day), day) for day in (before, after)]
    terms = [terms_of(adoptions, day) for adoptions, day in held]
    every = {one.pk: one for adoptions, _ in held for one in adoptions}
    nearest = sorted(every.values(), key=lambda one: -len(one.unit.path))
    return [Pair(one, terms[0].get(one.pk), terms[1].get(one.pk)) for one in nearest]


def _by_draft(key: str, day: date) -> list[Pair]:
    """Lay the draft over what holds; numbers of the same name that are in use give way to it."""
    draft = (
        LocalNumbers.objects.unscoped(reason="the action has asked for the permission")
        .select_related("adoption__unit")
        .get(key=key)
    )
    terms = terms_of([draft.adoption], day)[draft.adoption.pk]
    kept = tuple(text for text in terms.overlays if read(text).name != draft.name)
    return [Pair(draft.adoption, terms, replace(terms, overlays=(*kept, draft.text)))]


def _compared(frames: Frames, pairs: list[Pair], before: date, after: date) -> pl.DataFrame:
    units = frames("unit").select("unit", "parent").collect()
    known: dict[tuple[Terms | None, Terms | None], pl.DataFrame] = {}
    found = []
    for pair in pairs:
        terms = (pair.before, pair.after)
        if terms not in known:
            known[terms] = _differing(frames, Side(_packs(pair.before), before), Side(_packs(pair.after), after))
        found.append(known[terms].filter(pl.col("unit").is_in(subtree(units, pair.adoption.unit.key))))
    return pl.concat(found).unique(["clause", "subject", "period"], keep="first", maintain_order=True)


def _packs(terms: Terms | None) -> tuple[Pack, ...]:
    return (document(terms),) if terms else ()


def _differing(frames: Frames, before: Side, after: Side) -> pl.DataFrame:
    return differences(frames, before, after, list(dict.fromkeys(_open(before, after))))


def _open(*sides: Side) -> Iterator[str]:
    """Yield the clauses that read no sealed relation."""
    for side in sides:
        yield from (clause.id for _, clause in side.clauses.values() if not reads_sealed(clause))


def _place(key: str) -> Path:
    return settings.GONGDAO_DATA / FOLDER / f"{key}.parquet"
