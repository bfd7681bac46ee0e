"""Units as they exist on a day."""

from datetime import date

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from gongdao.api.v1.cursors import Reading, part
from gongdao.api.v1.shapes import (
    KEY_LENGTH,
    TEXT_LENGTH,
    Coded,
    Named,
    OnDay,
    PartOnDay,
    answers,
    coded,
    named,
    optional,
)
from gongdao.facts.organisation import UNIT
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.access.queries import units_in_scope
from gongdao.office.orgs import queries
from gongdao.office.orgs.models import Unit

router = Router(tags=["单位"])


class UnitShape(Schema):
    """A unit, from its founding to its abolition."""

    key: str
    name: str
    kind: Coded | None
    function: Coded | None
    parent: Named | None
    place: str | None
    established_on: date | None
    abolished_on: date | None
    is_receiving: bool


class UnitList(Schema):
    """A part of the units."""

    as_of: date
    items: list[UnitShape]
    next: str | None


class UnitsAsked(PartOnDay):
    """Which units."""

    q: str = optional("名称中的文字。", max_length=TEXT_LENGTH)
    under: str = optional("单位编号：只列该单位及其下级。", max_length=KEY_LENGTH)


@router.get(
    "/units",
    response=answers(UnitList),
    summary="单位列表",
    operation_id="listUnits",
    description="截至日期当天存在、在可见范围内的单位，按编号排列。",
)
@requires(Permission.ORGS_UNIT_READ)
def list_units(request: HttpRequest, asked: Query[UnitsAsked]) -> dict[str, object]:
    """List the units in scope that exist on the day, in the order of their keys."""
    found = queries.tree(request.as_of).filter(pk__in=_scope(request))
    if asked.q:
        found = found.filter(name__contains=asked.q)
    if asked.under:
        found = found.filter(path__contains=f"/{asked.under}/")
    units, following = part(Reading.of("units", asked, as_of=request.as_of), found, "key")
    return {"as_of": request.as_of, "items": [_shape(unit) for unit in units], "next": following}


@router.get(
    "/units/{str:key}",
    response=answers(UnitShape),
    summary="一个单位",
    operation_id="getUnit",
    description="截至日期当天不存在的单位也给出，由设立、撤销日期说明。",
)
@requires(Permission.ORGS_UNIT_READ)
def get_unit(request: HttpRequest, key: str, asked: Query[OnDay]) -> dict[str, object]:  # noqa: ARG001 -- the edge reads the day
    """Give one unit, also one that does not exist on the day: its dates say so."""
    unit = _scope(request).select_related("parent").filter(key=key).first()
    if unit is None:
        raise Http404
    return _shape(unit)


def _scope(request: HttpRequest):
    return units_in_scope(request.user, Permission.ORGS_UNIT_READ, request.today)


def _shape(unit: Unit) -> dict[str, object]:
    plain = ("key", "name", "place", "established_on", "abolished_on", "is_receiving")
    shape = {name: getattr(unit, name) for name in plain}
    coded_ones = {name: coded(UNIT.by_name[name], getattr(unit, name)) for name in ("kind", "function")}
    return shape | coded_ones | {"parent": named(unit.parent)}
