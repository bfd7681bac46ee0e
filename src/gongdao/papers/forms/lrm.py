"""The older file of the form editor (.lrm) with its photo beside it (.pic)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongdao.papers.archives import printable
from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept
from gongdao.papers.forms.checks import FormRemark, check_form, remark
from gongdao.papers.forms.fields import MEMBER_FIELDS, PHOTO_ELEMENT, field_named, form_fields
from gongdao.papers.forms.lrmx import FormReading
from gongdao.papers.forms.photos import read_photo
from gongdao.papers.limits import DEFAULT_LIMITS, Limits
from gongdao.papers.spelling import close_up_name, restore_dots
from gongdao.papers.uploads import decode_text

_BETWEEN = '","'
_PLACES = 33
_ID_PLACE = 33
_EDUCATION_PLACE, _SCHOOL_PLACE = 9, 10
_FAMILY_PLACE = 20
_SLOTS = 13
_EDUCATION = ("full_time_education", "full_time_degree", "in_service_education", "in_service_degree")
_SCHOOLS = ("full_time_school", "full_time_degree_school", "in_service_school", "in_service_degree_school")
_LRM = "lrm"


@dataclass(frozen=True, slots=True)
class LrmFile:
    """A written file: its text, its photo if there is one, and the labels of what this format cannot hold."""

    text: bytes
    picture: bytes | None
    left_out: tuple[str, ...]


def read_lrm(
    name: str, data: bytes, picture: bytes | None = None, *, as_of: date, limits: Limits = DEFAULT_LIMITS
) -> FormReading:
    """Read one form of 33 quoted fields; `picture` is the content of the .pic of the same name.

    Places that the form has nothing for are kept and written back by `write_lrm`.
    Raises: PaperError.
    """
    name = printable(name)
    if len(data) > limits.form_bytes:
        raise PaperError("form_too_large", name=name, limit=limits.form_bytes // 1024**2)
    places = _places(name, data)
    texts = _texts(places)
    names = [texts["name"], *_column(places, 1)]
    remarks: list[FormRemark] = []
    kept = [Kept(_LRM, str(at), places[at]) for at in _spare(places) if places[at]]
    remarks += [remark("", one.name, "lrm_place", one.content) for one in kept]
    remarks += [remark("", "姓名", "form_name", one, taken=_tidied(one)) for one in names if _tidied(one) != one]
    texts["name"] = _tidied(texts["name"])
    photo = read_photo(picture, limits) if picture is not None else None
    if photo and (photo.code or photo.is_trimmed):
        remarks.append(remark(PHOTO_ELEMENT, "照片", photo.code or "photo_trimmed"))
    form = AppointmentForm(
        **texts, family=_family(places), photo=photo.photo if photo else None, is_2025=False, kept=tuple(kept)
    )
    return FormReading(form, (*remarks, *check_form(form, as_of)))


def write_lrm(form: AppointmentForm) -> LrmFile:
    """Write a form in 33 places, or 34 with an identity number, in GB18030.

    Raises: PaperError for a text with a sign that the format separates by.
    """
    places = [""] * _PLACES
    for field in form_fields():
        if field.place is not None:
            places[field.place] = form.text_of(field.name)
    places[_EDUCATION_PLACE] = _paired(form, _EDUCATION)
    places[_SCHOOL_PLACE] = _paired(form, _SCHOOLS)
    for offset, (member_field, _, label, _) in enumerate(MEMBER_FIELDS):
        column = [getattr(member, member_field) for member in form.family]
        _refuse_signs(label, column, "@")
        places[_FAMILY_PLACE + offset] = "@".join([*column, *[""] * (_SLOTS - len(column))])
    for one in form.kept:
        if one.place == _LRM:
            places += [""] * (int(one.name) + 1 - len(places))
            places[int(one.name)] = one.content
    if form.id_number:
        places += [""] * (_ID_PLACE + 1 - len(places))
        places[_ID_PLACE] = form.id_number
    text = f'"{_BETWEEN.join(places)}"\n'
    _check_quotes(places, text)
    return LrmFile(text.encode("gb18030", "replace"), form.photo.content if form.photo else None, _left_out(form))


def _places(name: str, data: bytes) -> list[str]:
    text = decode_text(name, data)[0].replace("\r\n", "\n").rstrip("\n\x00\x1a ")
    places = text.removeprefix('"').removesuffix('"').split(_BETWEEN)
    if not _PLACES <= len(places) <= 2 * _PLACES:
        raise PaperError("lrm_fields", name=name, count=len(places))
    resume = field_named("resume").place
    return [one.rstrip() if at == resume else one.strip() for at, one in enumerate(places)]


def _texts(places: list[str]) -> dict[str, str]:
    texts = {field.name: places[field.place] for field in form_fields() if field.place is not None}
    texts |= dict(zip(_EDUCATION, _unpaired(places[_EDUCATION_PLACE]), strict=True))
    texts |= dict(zip(_SCHOOLS, _unpaired(places[_SCHOOL_PLACE]), strict=True))
    if len(places) > _ID_PLACE:
        texts["id_number"] = places[_ID_PLACE]
    return texts


def _unpaired(text: str) -> list[str]:
    full_time, _, in_service = text.partition("@")
    return [one.strip() for half in (full_time, in_service) for one in (*half.partition("#")[::2],)]


def _paired(form: AppointmentForm, names: Sequence[str]) -> str:
    texts = [form.text_of(name) for name in names]
    for name, text in zip(names, texts, strict=True):
        _refuse_signs(field_named(name).label, [text], "@#")
    return f"{texts[0]}#{texts[1]}@{texts[2]}#{texts[3]}"


def _column(places: list[str], offset: int) -> list[str]:
    return [one.strip() for one in places[_FAMILY_PLACE + offset].split("@")]


def _family(places: list[str]) -> tuple[FamilyMember, ...]:
    columns = [_column(places, offset) for offset in range(len(MEMBER_FIELDS))]
    length = max(map(len, columns))
    rows = zip(*([*column, *[""] * (length - len(column))] for column in columns), strict=True)
    members = [FamilyMember(kinship, _tidied(name), *rest) for kinship, name, *rest in rows]
    while members and members[-1] == FamilyMember():
        members.pop()
    return tuple(members)


def _tidied(name: str) -> str:
    return restore_dots(close_up_name(name))


def _spare(places: list[str]) -> list[int]:
    known = {field.place for field in form_fields()} | {_EDUCATION_PLACE, _SCHOOL_PLACE, _ID_PLACE}
    known |= set(range(_FAMILY_PLACE, _FAMILY_PLACE + len(MEMBER_FIELDS)))
    return [at for at in range(len(places)) if at not in known]


def _refuse_signs(label: str, texts: list[str], signs: str) -> None:
    for text in texts:
        for sign in signs:
            if sign in text:
                raise PaperError("lrm_at", label=label, value=sign)


def _check_quotes(places: list[str], text: str) -> None:
    if text.rstrip("\n").removeprefix('"').removesuffix('"').split(_BETWEEN) == places:
        return
    labels = {field.place: field.label for field in form_fields()}
    guilty = next((at for at, one in enumerate(places) if '"' in one and "," in one), 0)
    raise PaperError("lrm_quote", label=labels.get(guilty, "家庭成员"))


def _left_out(form: AppointmentForm) -> tuple[str, ...]:
    absent = {"id_number", *_EDUCATION, *_SCHOOLS}
    labels = [
        field.label
        for field in form_fields()
        if field.place is None and field.name not in absent and form.text_of(field.name)
    ]
    kept = [*form.kept, *(one for member in form.family for one in member.kept)]
    return (*labels, *(one.name for one in kept if one.place != _LRM))
