"""Officials, with the posts that they hold on a day and what a sweep of that day found."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.http import HttpRequest
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
from gongdao.facts.organisation import PERSON
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.people import parts
from gongdao.office.people.models import Person
from gongdao.office.registers.values import span

router = Router(tags=["干部名册"])
Identity = Literal["civil_servant", "public_institution", "enterprise", "village", "other"]
Open = Literal["fails", "unknown"]
DAYS = ("born_on", "joined_party_on", "started_work_on")


class Found(Schema):
    """How many findings about a person have each outcome, as far as the reader may see."""

    fails: int
    unknown: int
    not_configured: int


class PersonShape(Schema):
    """An official. Days may be known to the month or the year only, and are then written so."""

    key: str
    name: str
    unit: Named | None
    sex: Coded | None
    born_on: str | None
    ethnicity: str | None
    native_place: str | None
    upbringing_place: str | None
    joined_party_on: str | None
    started_work_on: str | None
    identity: Coded | None
    education: str | None
    posts: str
    found: Found | None


class PersonList(Schema):
    """A part of the roster; `found` is empty throughout when the day has not been swept."""

    as_of: date
    items: list[PersonShape]
    next: str | None


class PeopleAsked(PartOnDay):
    """Which officials."""

    q: str = optional("姓名中的文字。", max_length=TEXT_LENGTH)
    unit: str = optional("单位编号：只列该单位及其下级的干部。", max_length=KEY_LENGTH)
    identity: Identity = optional("人员身份。")
    outcome: Open = optional("截至日期当天有这种核对结果的干部；该日没有核对过则为空。")


@router.get(
    "/people",
    response=answers(PersonList),
    summary="干部名册",
    operation_id="listPeople",
    description="可见范围内的干部，按编号排列。posts为截至日期当天的职务；found为该日各种核对结果的数量，没有核对过则为空。",
)
@requires(Permission.ROSTER_PERSON_READ)
def list_people(request: HttpRequest, asked: Query[PeopleAsked]) -> dict[str, object]:
    """List the officials in scope, in the order of their keys."""
    reading = Reading.of("people", asked, as_of=request.as_of)
    filters = {"name": asked.q, "unit": asked.unit, "identity": asked.identity}
    found = parts.on_roster(
        by=request.user,
        on=request.today,
        as_of=request.as_of,
        filters={name: text for name, text in filters.items() if text},
        outcome=asked.outcome or "",
    )
    people, following = part(reading, found, "key")
    around = parts.around(request.user, [person.key for person in people], request.as_of)
    items = [_shape(person, around) for person in people]
    return {"as_of": request.as_of, "items": items, "next": following}


@router.get(
    "/people/{str:key}",
    response=answers(PersonShape),
    summary="一名干部",
    operation_id="getPerson",
    description="不在可见范围的，与不存在的一样回答404。日期只知道年月的，只写到年月。",
)
@requires(Permission.ROSTER_PERSON_READ)
def get_person(request: HttpRequest, key: str, asked: Query[OnDay]) -> dict[str, object]:  # noqa: ARG001 -- the edge reads the day
    """Give one official; one out of sight is not found."""
    person = parts.one(by=request.user, on=request.today, key=key)
    return _shape(person, parts.around(request.user, [key], request.as_of))


def _shape(person: Person, around: parts.Around) -> dict[str, object]:
    plain = ("key", "name", "ethnicity", "native_place", "upbringing_place", "education")
    return (
        {name: getattr(person, name) for name in plain}
        | {name: coded(PERSON.by_name[name], getattr(person, name)) for name in ("sex", "identity")}
        | {name: _day(person, name) for name in DAYS}
        | {"unit": named(person.unit), "posts": around.posts.get(person.key, ""), "found": _found(person.key, around)}
    )


def _day(person: Person, name: str) -> str | None:
    first = getattr(person, name)
    return str(span(first, getattr(person, f"{name}_last"))) if first else None


def _found(key: str, around: parts.Around) -> Mapping[str, int] | None:
    if around.marks is None:
        return None
    counts = around.marks.get(key, {})
    return {name: counts.get(name, 0) for name in Found.model_fields}
