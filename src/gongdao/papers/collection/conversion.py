"""Between the collection workbook and the appointment form."""

from gongdao.papers.codebook.items import information_sets
from gongdao.papers.codebook.tables import table_named
from gongdao.papers.collection.workbook import CollectedPerson, SetRow, row_of
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fields import MEMBER_FIELDS, form_fields
from gongdao.papers.forms.written_dates import read_written

_PERSONS, _PROPOSALS, _EDUCATION, _FAMILY = "A01", "A53", "A08", "A36"
_LEVEL, _LEVEL_CODE, _DEGREE = "A0801A", "A0801B", "A0901A"
_SCHOOL, _MAJOR, _MODE, _SHOWN = "A0814", "A0824", "A0837", "A0899"
_GRADUATED = "A0807"
_ORDER = "SORTID"
_MODES = {"full_time": "全日制", "in_service": "在职"}
_YES = {"1", "是", "true", "TRUE", "True"}


def person_of(form: AppointmentForm) -> CollectedPerson:
    """Turn a form into rows of A01, A08, A36 and A53.

    Education keeps school and major together, as the form does. Photo, version, the month of retirement and what was
    kept from a file have no sheet: `not_in_workbook` names them.
    """
    key = {"A0101": form.name, "A0184": form.id_number}
    rows = [row_of(code, key | _texts(form, code)) for code in (_PERSONS, _PROPOSALS)]
    rows += [row_of(_EDUCATION, key | texts) for mode in _MODES for texts in _education_rows(form, mode)]
    for number, member in enumerate(form.family, 1):
        texts = {item: getattr(member, field) for field, _, _, item in MEMBER_FIELDS}
        rows.append(row_of(_FAMILY, key | texts | {_ORDER: str(number)}))
    return CollectedPerson(form.name, form.id_number, tuple(rows))


def form_of(person: CollectedPerson) -> AppointmentForm:
    """Turn the rows of a person into a form: of several schoolings of one mode the one marked for output, else the last."""
    texts = {"name": person.name, "id_number": person.id_number}
    for code in (_PERSONS, _PROPOSALS):
        items = {field.item: field.name for field in form_fields() if field.item in _codes(code)}
        for row in person.of(code)[:1]:
            texts |= {items[item]: text for item, text in row.values if item in items}
    for mode, label in _MODES.items():
        texts |= _education_texts(mode, [row for row in person.of(_EDUCATION) if _mode_of(row) == label])
    family = tuple(
        FamilyMember(**{field: row.text(item) for field, _, _, item in MEMBER_FIELDS}, kept=())
        for row in sorted(person.of(_FAMILY), key=_place)
    )
    return AppointmentForm(**texts, family=family, photo=None, is_2025=False, kept=())


def not_in_workbook(form: AppointmentForm) -> tuple[str, ...]:
    """Name what of a form the workbook has no place for."""
    held = {item.code for one in information_sets().values() for item in one.items}
    labels = [field.label for field in form_fields() if field.item not in held and form.text_of(field.name)]
    kept = [*form.kept, *(one for member in form.family for one in member.kept)]
    return (*labels, *(["照片"] if form.photo else []), *(one.name for one in kept))


def _codes(code: str) -> set[str]:
    return {item.code for item in information_sets()[code].items}


def _texts(form: AppointmentForm, code: str) -> dict[str, str]:
    return {field.item: form.text_of(field.name) for field in form_fields() if field.item in _codes(code)}


def _education_rows(form: AppointmentForm, mode: str) -> list[dict[str, str]]:
    level, degree = form.text_of(f"{mode}_education"), form.text_of(f"{mode}_degree")
    school, degree_school = form.text_of(f"{mode}_school"), form.text_of(f"{mode}_degree_school")
    common = {_MODE: _MODES[mode], _SHOWN: "1"}
    if (level and degree and school == degree_school) or not (degree or degree_school):
        row = {_LEVEL: level, _DEGREE: degree, _SCHOOL: school}
        return [common | row] if any(row.values()) else []
    first, second = {_LEVEL: level, _SCHOOL: school}, {_DEGREE: degree, _SCHOOL: degree_school}
    # A school of a degree that is not named can only be told as the second of two rows.
    rows = [first, second] if any(first.values()) or not degree else [second]
    return [common | row for row in rows]


def _education_texts(mode: str, rows: list[SetRow]) -> dict[str, str]:
    level = _chosen([row for row in rows if _has_level(row)])
    degree = _chosen([row for row in rows if row.text(_DEGREE)])
    schools = [_school(row) for row in rows if not (_has_level(row) or row.text(_DEGREE))]
    texts = {
        f"{mode}_education": _level(level) if level else "",
        f"{mode}_school": _school(level) if level else "".join(schools[:1]),
        f"{mode}_degree": degree.text(_DEGREE) if degree else "",
    }
    others = schools if level else schools[1:]
    return texts | {f"{mode}_degree_school": _school(degree) if degree else "".join(others[:1])}


def _has_level(row: SetRow) -> bool:
    return bool(row.text(_LEVEL) or row.text(_LEVEL_CODE))


def _chosen(rows: list[SetRow]) -> SetRow | None:
    shown = [row for row in rows if row.text(_SHOWN) in _YES] or rows
    return max(shown, key=_graduated, default=None)


def _graduated(row: SetRow) -> str:
    day = read_written(row.text(_GRADUATED))
    return day.text if day else ""


def _level(row: SetRow) -> str:
    return row.text(_LEVEL) or table_named("education").label_of(row.text(_LEVEL_CODE)) or row.text(_LEVEL_CODE)


def _school(row: SetRow) -> str:
    return row.text(_SCHOOL) + row.text(_MAJOR)


def _mode_of(row: SetRow) -> str:
    code = table_named("education_mode").find(row.text(_MODE))
    return code.label if code else ""


def _place(row: SetRow) -> tuple[int, int]:
    order = row.text(_ORDER)
    return (int(order) if order.isdecimal() else 0, row.number)
