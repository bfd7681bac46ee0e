"""Finding one's way among sweeps, findings and clauses; shared by pages and programs."""

from collections.abc import Mapping

from django.db.models import QuerySet

from gongdao.engine.clauses import Clause
from gongdao.office.accounts.models import User
from gongdao.office.orgs.queries import called
from gongdao.office.rulings.models import Finding, Sweep
from gongdao.office.rulings.sights import sights_of, visible
from gongdao.packs.installed import load, pack_names


def sweeps() -> QuerySet[Sweep]:
    """Return the sweeps, also those that a later one of the same day has replaced."""
    return Sweep.objects.unscoped(reason="a sweep itself names nobody").order_by("-id")


def finding(by: User, number: int) -> Finding | None:
    """Return one finding of a sweep that stands for its day, if the actor may see it."""
    seen = visible(sights_of(by), Finding).filter(sweep__is_current=True)
    return seen.select_related("unit", "sweep").filter(pk=number).first()


def narrowed(found: QuerySet, *, unit: str | None = None, name: str | None = None, **columns: str | None) -> QuerySet:
    """Narrow findings or changes; a unit stands for all below it, a name for a part of it, what is empty for all."""
    if unit:
        found = found.filter(unit__in=called(unit))
    if name:
        found = found.filter(subject_name__contains=name)
    return found.filter(**{column: value for column, value in columns.items() if value})


def clauses_matching(on: Mapping[str, str]) -> list[Clause]:
    """List the clauses of all installed documents that match columns and `text`, in the order of the documents."""
    return [clause for name in pack_names() for clause in load(name).clauses if _matches(clause, on)]


def _matches(clause: Clause, on: Mapping[str, str]) -> bool:
    text = on.get("text", "")
    if text and text.lower() not in clause.id.lower() and text not in clause.summary_zh:
        return False
    return all(str(getattr(clause, name)) == value for name, value in on.items() if name != "text")
