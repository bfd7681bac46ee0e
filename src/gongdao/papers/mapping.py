"""Which column of a roster is which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongdao.papers.codebook.data import read_data
from gongdao.papers.errors import PaperError
from gongdao.papers.spelling import plain


class Field(StrEnum):
    """What a roster may say about a person."""

    NAME = "name"
    SEX = "sex"
    ETHNIC_GROUP = "ethnic_group"
    BORN_ON = "born_on"
    NATIVE_PLACE = "native_place"
    NATIVE_PROVINCE = "native_province"
    NATIVE_CITY = "native_city"
    NATIVE_COUNTY = "native_county"
    EDUCATION = "education"
    JOINED_PARTY_ON = "joined_party_on"
    STARTED_WORK_ON = "started_work_on"
    UNIT = "unit"
    POST = "post"
    ID_NUMBER = "id_number"
    SERIAL = "serial"


DATE_FIELDS = (Field.BORN_ON, Field.JOINED_PARTY_ON, Field.STARTED_WORK_ON)

# Headers in use, the preferred one first; its first name is also what messages call the field.
_HEADERS: dict[Field, tuple[str, ...]] = {
    Field(name): tuple(headings) for name, headings in read_data("headings.yaml").items()
}
_DECORATION = re.compile(r"[\s*:：]")
_BRACKETED = re.compile(r"\([^)]*\)$")
_BRACKETED_HEADERS = {plain(name) for names in _HEADERS.values() for name in names if "（" in name}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One field or none for each header, in the order of the file."""

    headers: tuple[str, ...]
    fields: tuple[Field | None, ...]

    def column_of(self, field: Field) -> int | None:
        """Give the index of the column that holds `field`."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def unknown(self) -> tuple[int, ...]:
        """Give the indexes of the columns that hold no field."""
        return tuple(index for index, field in enumerate(self.fields) if field is None)

    def label(self, index: int) -> str:
        """Name a column for a message: its header, or its place when the header is blank or the row is too long."""
        header = plain(self.headers[index]) if index < len(self.headers) else ""
        return header or f"第{index + 1}列"


def label_of(field: Field) -> str:
    """Name a field in Chinese."""
    return _HEADERS[field][0]


def has_name_column(cells: Sequence[str]) -> bool:
    """Say whether a row of cells can be the header of a roster."""
    return Field.NAME in propose_mapping(cells).fields


def propose_mapping(headers: Sequence[str]) -> ColumnMapping:
    """Map headers by their names; where two columns could hold one field, the preferred header gets it."""
    plain_headers = [_plain_header(header) for header in headers]
    fields: list[Field | None] = [None] * len(plain_headers)
    for field, names in _HEADERS.items():
        index = _first_index(plain_headers, [_plain_header(name) for name in names])
        if index is not None:
            fields[index] = field
    return ColumnMapping(tuple(headers), tuple(fields))


def choose_mapping(headers: Sequence[str], choices: Mapping[str, str]) -> ColumnMapping:
    """Change the proposal by what a user says: header to field value, or to an empty text for none.

    Raises: PaperError for a header that the file has not, and for a field that does not exist.
    """
    fields = list(propose_mapping(headers).fields)
    for header, value in choices.items():
        field = _field_named(value)
        index = _first_index(list(headers), [header])
        if index is None:
            raise PaperError("unknown_column", column=header)
        fields = [None if held is field else held for held in fields]
        fields[index] = field
    return ColumnMapping(tuple(headers), tuple(fields))


def check_mapping(name: str, mapping: ColumnMapping) -> None:
    """Refuse a mapping without names or with a field in two columns.

    Raises: PaperError naming the columns.
    """
    seen: dict[Field, int] = {}
    for index, field in enumerate(mapping.fields):
        if field in seen:
            raise PaperError(
                "column_twice", first=mapping.label(seen[field]), second=mapping.label(index), field=label_of(field)
            )
        if field is not None:
            seen[field] = index
    if Field.NAME not in seen:
        raise PaperError("missing_column", name=name, column=label_of(Field.NAME))


def _plain_header(header: str) -> str:
    bare = _DECORATION.sub("", plain(header))
    return bare if bare in _BRACKETED_HEADERS else _BRACKETED.sub("", bare)


def _first_index(headers: list[str], names: list[str]) -> int | None:
    return next((headers.index(name) for name in names if name in headers), None)


def _field_named(value: str) -> Field | None:
    if not value:
        return None
    named = {label_of(field): field for field in Field} | {field.value: field for field in Field}
    if value not in named:
        raise PaperError("unknown_field", field=value, fields="、".join(label_of(field) for field in Field))
    return named[value]
