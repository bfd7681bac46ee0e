"""What is to be said of a form as it stands, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongdao.facts.partial import PartialDate
from gongdao.papers.codes import SEXES, ethnic_group_of
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.assessments import read_assessments
from gongdao.papers.forms.fields import FAMILY_ELEMENT, MEMBER_FIELDS, field_named, form_fields
from gongdao.papers.forms.party import read_party
from gongdao.papers.forms.resume import check_resume, parse_resume
from gongdao.papers.forms.written_dates import read_written
from gongdao.papers.identity import birth_of, is_id_number, sex_of
from gongdao.papers.messages import sentence

# ours: what a sentence can carry; the remark itself keeps the whole value
_SHOWN_CHARACTERS = 40
# Who the form is about.
_NEEDED = ("name", "sex", "born")
_PAST_FIELDS = {"born", "started_work"}


@dataclass(frozen=True, slots=True)
class FormRemark:
    """What is to be said of one element; `element` is empty where it is about the file."""

    element: str
    label: str
    value: str
    message: str
    code: str


def remark(element: str, label: str, code: str, value: str = "", **words: object) -> FormRemark:
    """Fill the sentence of `code`."""
    message = sentence(code, label=label[:_SHOWN_CHARACTERS], value=value[:_SHOWN_CHARACTERS], **words)
    return FormRemark(element, label, value, message, code)


def check_form(form: AppointmentForm, as_of: date) -> tuple[FormRemark, ...]:
    """Check every field and what fields say about each other; nothing is changed."""
    found = [*_texts(form), *_dates(form, as_of), *_person(form), *_identity(form), *_resume(form)]
    for number, member in enumerate(form.family, 1):
        found += _member(number, member, as_of)
    return tuple(found)


def _of(field: str, code: str, value: str, **words: object) -> FormRemark:
    known = field_named(field)
    return remark(known.element, known.label, code, value, **words)


def _texts(form: AppointmentForm) -> Iterator[FormRemark]:
    for field in form_fields():
        text = form.text_of(field.name)
        if field.most and len(text) > field.most:
            yield _of(field.name, "form_long", text, limit=field.most)


def _dates(form: AppointmentForm, as_of: date) -> Iterator[FormRemark]:
    for field in form_fields():
        text = form.text_of(field.name)
        if not field.is_date or not text:
            continue
        day = read_written(text)
        if day is None:
            yield _of(field.name, "form_date", text)
        elif field.name in _PAST_FIELDS and day.first > as_of:
            yield _of(field.name, "form_future", text)


def _person(form: AppointmentForm) -> Iterator[FormRemark]:
    for field in _NEEDED:
        if not form.text_of(field):
            yield _of(field, "form_missing", "")
    if form.sex and form.sex not in SEXES:
        yield _of("sex", "form_sex", form.sex)
    if form.ethnic_group and ethnic_group_of(form.ethnic_group) is None:
        yield _of("ethnic_group", "form_ethnic_group", form.ethnic_group)
    if unread := read_party(form.joined_party).unread:
        yield _of("joined_party", "form_party", "、".join(unread))
    if unread_part := read_assessments(form.assessments).unread:
        yield _of("assessments", "form_assessments", unread_part)


def _identity(form: AppointmentForm) -> Iterator[FormRemark]:
    number = form.id_number.upper()
    if not number:
        return
    if not is_id_number(number):
        yield _of("id_number", "form_id_number", form.id_number)
        return
    born = read_written(form.born)
    if born and not _agrees(born, birth_of(number)):
        yield _of("id_number", "form_id_birth", form.born)
    if form.sex in SEXES and SEXES[form.sex] != sex_of(number):
        yield _of("id_number", "form_id_sex", form.sex)


def _agrees(born: PartialDate, said: date) -> bool:
    return born.first <= said <= born.last


def _resume(form: AppointmentForm) -> Iterator[FormRemark]:
    for problem in check_resume(parse_resume(form.resume)):
        yield _of("resume", problem.code, problem.value, line=problem.line, months=problem.months)


def _member(number: int, member: FamilyMember, as_of: date) -> Iterator[FormRemark]:
    place = f"家庭成员第{number}行"
    given = [getattr(member, name) for name, *_ in MEMBER_FIELDS]
    if any(given) and not (member.kinship and member.name):
        yield remark(FAMILY_ELEMENT, place, "form_member", "，".join(text for text in given if text))
    born = read_written(member.born)
    if member.born and born is None:
        yield remark(FAMILY_ELEMENT, place, "form_date", member.born)
    elif born and born.first > as_of:
        yield remark(FAMILY_ELEMENT, place, "form_future", member.born)
