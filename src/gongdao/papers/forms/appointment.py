"""The appointment form (干部任免审批表) as data."""

from dataclasses import dataclass, fields

from gongdao.papers.forms.fields import field_named, form_fields
from gongdao.papers.forms.photos import Photo


@dataclass(frozen=True, slots=True)
class Kept:
    """Something a file had that the form has no place for: `content` as it stood there, `place` and `name` where."""

    place: str
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One row of the family; every text as written."""

    kinship: str = ""
    name: str = ""
    born: str = ""
    politics: str = ""
    work: str = ""
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentForm:
    """One form; every text as written, dates too: 197208, or as the file had them.

    `is_2025` says that the form is of the layout of 2025, with the month of retirement on its front page.
    """

    name: str = ""
    sex: str = ""
    born: str = ""
    ethnic_group: str = ""
    native_place: str = ""
    birth_place: str = ""
    joined_party: str = ""
    started_work: str = ""
    health: str = ""
    technical_post: str = ""
    speciality: str = ""
    full_time_education: str = ""
    full_time_degree: str = ""
    full_time_school: str = ""
    full_time_degree_school: str = ""
    in_service_education: str = ""
    in_service_degree: str = ""
    in_service_school: str = ""
    in_service_degree_school: str = ""
    current_post: str = ""
    proposed_post: str = ""
    leaving_post: str = ""
    resume: str = ""
    rewards: str = ""
    assessments: str = ""
    reason: str = ""
    reporting_unit: str = ""
    age_as_of: str = ""
    filled_on: str = ""
    filled_by: str = ""
    id_number: str = ""
    politics: str = ""
    retires: str = ""
    age_limit_before: str = ""
    version: str = ""
    family: tuple[FamilyMember, ...] = ()
    photo: Photo | None = None
    is_2025: bool = False
    kept: tuple[Kept, ...] = ()

    def text_of(self, field: str) -> str:
        """Give the text of a field by its name."""
        text: str = getattr(self, field)
        return text


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two forms differ."""

    label: str
    before: str
    after: str


def compare_forms(before: AppointmentForm, after: AppointmentForm) -> tuple[Difference, ...]:
    """List the fields in which two forms differ, in the order of the form; family members by their place."""
    names = [field.name for field in form_fields()]
    found = [
        Difference(field_named(name).label, before.text_of(name), after.text_of(name))
        for name in names
        if before.text_of(name) != after.text_of(name)
    ]
    found += _family_differences(before.family, after.family)
    if before.photo != after.photo:
        found.append(Difference("照片", _said(before.photo), _said(after.photo)))
    if (before.kept, before.is_2025) != (after.kept, after.is_2025):
        found.append(Difference("其他内容", str(len(before.kept)), str(len(after.kept))))
    return tuple(found)


def _family_differences(before: tuple[FamilyMember, ...], after: tuple[FamilyMember, ...]) -> list[Difference]:
    length = max(len(before), len(after))
    pairs = zip(*(_padded(members, length) for members in (before, after)), strict=True)
    return [
        Difference(f"家庭成员第{number}行", _line(old), _line(new))
        for number, (old, new) in enumerate(pairs, 1)
        if old != new
    ]


def _padded(members: tuple[FamilyMember, ...], length: int) -> list[FamilyMember]:
    return [*members, *[FamilyMember()] * (length - len(members))]


def _line(member: FamilyMember) -> str:
    texts = (getattr(member, one.name) for one in fields(member) if one.name != "kept")
    return "，".join(text for text in texts if text)


def _said(photo: Photo | None) -> str:
    return f"{photo.width}×{photo.height}" if photo else "无"
