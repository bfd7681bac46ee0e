"""Shapes that several features share: what is named, what is coded, how a list is asked for, what answers may be."""

import re
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from gongdao.engine.days import EARLIEST, LATEST
from gongdao.facts.relation import Column
from gongdao.office.orgs.models import Unit

LIMIT, MOST = 50, 200  # ours: a page, and the longest part that is given at once
KEY_LENGTH, TEXT_LENGTH, CURSOR_LENGTH = 40, 50, 400
_NO_NUL = r"^[^\x00]*$"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Problem(Schema):
    """Why not: a code for programs, a sentence for people, and what is wrong with single fields."""

    code: str
    message: str
    fields: dict[str, str]


class Failure(Schema):
    """The one shape of every refusal and failure."""

    error: Problem


REFUSALS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
)


def answers(shape: type[Schema], status: int = HTTPStatus.OK) -> dict[int, type[Schema]]:
    """List what an operation may answer."""
    return {int(status): shape, **{int(one): Failure for one in REFUSALS}}


def _day(value: object) -> object:
    """Take a day as it is written, never a number that could be read as one. Raises: ValueError."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(value)
    day = date.fromisoformat(value)
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError("day_out_of_range", "out of range")
    return day


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _cursor(schema: dict[str, Any]) -> None:
    _without_default(schema)
    schema["format"] = "cursor"


def optional(description: str, **bounds: Any) -> Any:
    """Declare a parameter that may be left out, without offering `null` as its value; no text holds a NUL."""
    if "max_length" in bounds:
        bounds["pattern"] = _NO_NUL
    return Field(None, description=description, json_schema_extra=_without_default, **bounds)


class OnDay(Schema):
    """On which day."""

    as_of: Day = optional("截至日期，写作2026-11-22，1900年至2100年；不写为今天。")


class Part(Schema):
    """Which part of a list."""

    limit: int = Field(LIMIT, ge=1, le=MOST, description=f"每次最多给出几条，1至{MOST}。")
    cursor: str = Field(
        None,
        description="上一次回答中的next；不写为第一页。",
        max_length=CURSOR_LENGTH,
        min_length=1,
        json_schema_extra=_cursor,
    )


class PartOnDay(Part, OnDay):
    """Which part of a list, on which day."""


class Named(Schema):
    """A record by key and name."""

    key: str
    name: str


class Coded(Schema):
    """A code with its Chinese word."""

    code: str
    name: str


def named(unit: Unit | None) -> dict[str, str] | None:
    """Name a unit."""
    return {"key": unit.key, "name": unit.name} if unit else None


def coded(column: Column, value: str | None) -> dict[str, str] | None:
    """Give a code with its word."""
    return word(column.code_names, value)


def word(words: Mapping[str, str], value: str | None) -> dict[str, str] | None:
    """Give a code with its word; none stays none."""
    return {"code": str(value), "name": words.get(str(value), str(value))} if value else None
