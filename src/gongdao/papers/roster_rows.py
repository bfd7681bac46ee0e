"""One row of a roster after the other."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from gongdao.facts.partial import PartialDate
from gongdao.papers.codes import ETHNIC_GROUP_CODES, SEXES, education_code_of, ethnic_group_of, is_not_given
from gongdao.papers.dates import EARLIEST_YEAR, DateColumn
from gongdao.papers.identity import birth_of, identity_key, is_id_number, row_digest, sex_of
from gongdao.papers.mapping import ColumnMapping, Field
from gongdao.papers.messages import sentence
from gongdao.papers.spelling import close_up_name, plain
from gongdao.papers.tables import CellFault, Table, TableRow


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one cell, or of a whole row (then `column` is empty)."""

    row: int
    column: str
    value: str
    message: str
    code: str


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as the roster states it; what is not given is an empty text or no date.

    `extra` holds the columns without a field, `cells` the row as written. `ethnic_group_code` is of GB/T 3304,
    `education_code` a major class of GB/T 4658; both are empty where the text is not in the list.
    """

    number: int
    name: str
    sex: str
    born_on: PartialDate | None
    ethnic_group: str
    ethnic_group_code: str
    native_place: str
    education: str
    education_code: str
    joined_party_on: PartialDate | None
    started_work_on: PartialDate | None
    unit: str
    post: str
    id_number: str
    extra: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]
    identity_key: str
    row_digest: str

    def date_in(self, field: Field) -> PartialDate | None:
        """Give the date of a date field."""
        dates = {
            Field.BORN_ON: self.born_on,
            Field.JOINED_PARTY_ON: self.joined_party_on,
            Field.STARTED_WORK_ON: self.started_work_on,
        }
        return dates[field]


_IDENTITY = (Field.NAME, Field.SEX, Field.BORN_ON)
_NATIVE_PARTS = (Field.NATIVE_PLACE, Field.NATIVE_PROVINCE, Field.NATIVE_CITY, Field.NATIVE_COUNTY)
# ours: the longest name met has 11 characters
_NAME_CHARACTERS = 50
# ours: the longest name of a unit or post met has about 80 characters
_TEXT_CHARACTERS = 200
_BREAKS = {"Cc", "Zl", "Zp"}  # control characters, ends of lines and paragraphs
# A unit in the band of a roster: by its last word, and longer than a name.
_UNIT_NAME = re.compile(
    r".{3,}(?:局|委|委员会|办|办公室|部|镇|乡|街道|街道办事处|中心|院|会|所|站|公司|学校|中学|小学|政府|农场|园区)(?:[(（].*[)）])?[:：]?"
)
_TOTALS = {"合计", "总计", "小计"}
_BRACKETS = re.compile(r"[(（\[【].*[)）\]】]")
# ours: what a sentence can carry; the remark itself keeps the whole value
_SHOWN_CHARACTERS = 40
_DOTS = "·•‧・．."
_BIRTH_CODES = {
    "impossible_date": "impossible_birth",
    "unreadable_date": "unreadable_birth",
    "undecided_date": "undecided_birth",
}


class _RefusedError(Exception):
    """Leaves a row as soon as it is refused."""


class RowReader:
    """Read the rows of one table in order, remembering who came before."""

    def __init__(self, table: Table, mapping: ColumnMapping, dates: dict[int, DateColumn]) -> None:
        self.rows: list[RosterRow] = []
        self.remarks: list[Remark] = []
        self.refusals: list[Remark] = []
        self._mapping = mapping
        self._dates = dates
        self._columns = {field: index for index, field in enumerate(mapping.fields) if field is not None}
        self._faults: dict[int, list[CellFault]] = {}
        for fault in table.faults:
            self._faults.setdefault(fault.row, []).append(fault)
        self._digests: dict[str, int] = {}
        self._same_person: dict[tuple[str, str, str], list[int]] = {}
        self._id_numbers: dict[str, int] = {}
        self._row = TableRow(0, (), 0)
        self._band = ""
        self._pending: list[Remark] = []

    def read(self, row: TableRow) -> None:
        """Take a row into `rows` and its remarks into `remarks`, or its refusal into `refusals`."""
        self._row, self._pending = row, []
        try:
            taken = self._take()
        except _RefusedError:
            self.refusals.append(self._pending[-1])
            return
        self.rows.append(taken)
        self.remarks += self._pending
        self._digests[taken.row_digest] = row.number

    def _take(self) -> RosterRow:
        self._check_shape()
        self._check_band()
        digest = self._digest()
        name, sex, birth = self._name(), self._sex(), self._birth()
        ethnic_group = self._ethnic_group()
        education = self._text(Field.EDUCATION)
        return RosterRow(
            number=self._row.number,
            name=name,
            sex=sex,
            born_on=birth,
            ethnic_group=ethnic_group,
            ethnic_group_code=ETHNIC_GROUP_CODES.get(ethnic_group, ""),
            native_place=self._native_place(),
            education=education,
            education_code=self._education_code(education),
            joined_party_on=self._later_date(Field.JOINED_PARTY_ON, birth),
            started_work_on=self._later_date(Field.STARTED_WORK_ON, birth),
            unit=self._unit(),
            post=self._text(Field.POST),
            id_number=self._id_number(sex, birth),
            extra=self._extra(),
            cells=self._row.cells,
            identity_key=self._identity(sex, birth),
            row_digest=digest,
        )

    # the whole row

    def _check_shape(self) -> None:
        headers = self._mapping.headers
        if len(self._row.cells) > len(headers):
            self._refuse(None, "too_many_cells", value=self._row.cells[len(headers)])
        if self._row.width < len(headers):
            self._remark(None, "short_row")
        for fault in self._faults.get(self._row.number, []):
            self._report_fault(fault)

    def _report_fault(self, fault: CellFault) -> None:
        label = self._mapping.label(fault.column)
        field = self._mapping.fields[fault.column] if fault.column < len(self._mapping.fields) else None
        if field in _IDENTITY:
            self._refuse(field, "untrusted_identity", value=fault.value, column=label)
        self._add(label, fault.value, fault.code)

    def _check_band(self) -> None:
        """Refuse the name of a unit that stands alone above its people, and remember it for them."""
        filled = [cell.strip() for cell in self._row.cells if cell.strip()]
        if len(filled) == 1 and len(self._row.cells) > 1 and _UNIT_NAME.fullmatch(close_up_name(filled[0])):
            self._band = close_up_name(filled[0])
            self._refuse(None, "unit_band", value=self._band)

    def _unit(self) -> str:
        return self._text(Field.UNIT) if Field.UNIT in self._columns else self._band

    def _digest(self) -> str:
        digest = row_digest(self._mapping.headers, self._row.cells)
        if digest in self._digests:
            self._refuse(None, "repeated_row", value=self._raw(Field.NAME), first=self._digests[digest])
        return digest

    def _identity(self, sex: str, birth: PartialDate | None) -> str:
        who = (self._raw(Field.NAME), sex, str(birth or ""))
        others = self._same_person.setdefault(who, [])
        if others:
            self._remark(Field.NAME, "possible_duplicate", first=others[0])
        others.append(self._row.number)
        return identity_key(*who, occurrence=len(others))

    def _extra(self) -> tuple[tuple[str, str], ...]:
        cells = self._row.cells
        return tuple(
            (self._mapping.label(index), cells[index].strip())
            for index in self._mapping.unknown
            if cells[index].strip()
        )

    # single cells

    def _name(self) -> str:
        raw = self._raw(Field.NAME)
        if is_not_given(raw):
            self._refuse(Field.NAME, "missing_name")
        if len(raw) > _NAME_CHARACTERS or any(unicodedata.category(letter) in _BREAKS for letter in raw):
            self._refuse(Field.NAME, "name_unusable", limit=_NAME_CHARACTERS)
        name = close_up_name(raw)
        if name in _TOTALS or name == close_up_name(self._mapping.headers[self._columns[Field.NAME]]):
            self._refuse(Field.NAME, "not_a_person")
        if name != raw:
            self._remark(Field.NAME, "name_spaces", taken=name)
        if _BRACKETS.search(name):
            self._remark(Field.NAME, "name_note")
        elif not all(_is_name_character(letter) for letter in name):
            self._remark(Field.NAME, "name_characters")
        return name

    def _sex(self) -> str:
        raw = self._raw(Field.SEX)
        sex = SEXES.get(plain(raw), "")
        if not sex and Field.SEX in self._columns:
            self._remark(Field.SEX, "missing_sex" if is_not_given(raw) else "unknown_sex")
        return sex

    def _birth(self) -> PartialDate | None:
        birth = self._date(Field.BORN_ON)
        if not birth and Field.BORN_ON in self._columns:
            self._remark(Field.BORN_ON, "missing_birth")
        return birth

    def _later_date(self, field: Field, birth: PartialDate | None) -> PartialDate | None:
        found = self._date(field)
        if found and birth and found.last < birth.first:
            self._remark(field, "before_birth")
        return found

    def _date(self, field: Field) -> PartialDate | None:
        index = self._columns.get(field)
        if index is None:
            return None
        column = self._dates[index]
        found = column.read(self._row.cells[index])
        words = {"earliest": EARLIEST_YEAR, "latest": f"{column.as_of:%Y年%-m月%-d日}"}
        if found.code in _BIRTH_CODES and field is Field.BORN_ON:
            self._refuse(field, _BIRTH_CODES[found.code], **words)
        if found.code:
            self._remark(field, found.code, **words)
        return found.value

    def _ethnic_group(self) -> str:
        text = self._text(Field.ETHNIC_GROUP)
        name = ethnic_group_of(text)
        if text and not name:
            self._remark(Field.ETHNIC_GROUP, "unknown_ethnic_group")
        return name or text

    def _education_code(self, education: str) -> str:
        code = education_code_of(education)
        if education and not code:
            self._remark(Field.EDUCATION, "unknown_education")
        return code or ""

    def _native_place(self) -> str:
        parts = [self._text(field) for field in _NATIVE_PARTS]
        return "".join(part for part, before in zip(parts, ["", *parts], strict=False) if part != before)

    def _id_number(self, sex: str, birth: PartialDate | None) -> str:
        number = self._text(Field.ID_NUMBER).replace(" ", "").upper()
        if number and not is_id_number(number):
            self._remark(Field.ID_NUMBER, "id_number_invalid")
            return ""
        if not number:
            return ""
        born_then = birth is None or birth.first <= birth_of(number) <= birth.last
        if not born_then or sex not in {"", sex_of(number)}:
            self._remark(Field.ID_NUMBER, "id_number_conflict")
        first = self._id_numbers.setdefault(number, self._row.number)
        if first != self._row.number:
            self._remark(Field.ID_NUMBER, "id_number_repeated", first=first)
        return number

    def _text(self, field: Field) -> str:
        text = " ".join(self._raw(field).split())
        if is_not_given(text):
            return ""
        if len(text) > _TEXT_CHARACTERS:
            self._remark(field, "text_too_long", limit=_TEXT_CHARACTERS)
            return ""
        return text

    def _raw(self, field: Field) -> str:
        index = self._columns.get(field)
        return "" if index is None else self._row.cells[index].strip()

    # what is said

    def _remark(self, field: Field | None, code: str, **words: object) -> None:
        label = self._mapping.label(self._columns[field]) if field in self._columns else ""
        value = words.pop("value", self._raw(field) if field else "")
        self._add(label, str(value), code, **words)

    def _refuse(self, field: Field | None, code: str, **words: object) -> NoReturn:
        self._remark(field, code, **words)
        raise _RefusedError

    def _add(self, label: str, value: str, code: str, **words: object) -> None:
        message = sentence(code, value=value[:_SHOWN_CHARACTERS], **words)
        self._pending.append(Remark(self._row.number, label, value, message, code))


def _is_name_character(letter: str) -> bool:
    return letter in _DOTS or letter == " " or unicodedata.category(letter)[0] in "LM"
