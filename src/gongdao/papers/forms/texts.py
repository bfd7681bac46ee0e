"""What a printed form shows in each of its cells."""

import re
from dataclasses import dataclass
from datetime import date

from gongdao.facts.partial import PartialDate
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fitting import Line
from gongdao.papers.forms.resume import parse_resume, prefix_of
from gongdao.papers.forms.written_dates import age_on, each_on_paper, on_paper, read_written

_GAP = "\u3000"
_SHORT_NAME = 2
# A relative who has died has no age on the form.
_DEAD = ("去世", "死亡", "逝世", "已逝", "已故")
_NOTHING = "无"
# Several parties stand below each other.
_PARTS = re.compile(r"[；;](?=.)")


@dataclass(frozen=True, slots=True)
class MemberTexts:
    """The cells of one row of the family."""

    kinship: str
    name: str
    age: str
    politics: str
    work: str


def form_texts(form: AppointmentForm, as_of: date) -> dict[str, tuple[Line, ...]]:
    """Give the lines of every cell by its name in the layout: dates as 1972.08, ages on the day that the form counts by.

    That day is the one for counting ages, else the day of filling in, else `as_of`. The identity number is never shown.
    """
    day = counting_day(form, as_of)
    plain = {
        "sex": form.sex,
        "ethnic_group": form.ethnic_group,
        "native_place": form.native_place,
        "birth_place": form.birth_place,
        "joined_party": _PARTS.sub(r"\g<0>\n", each_on_paper(form.joined_party)),
        "started_work": on_paper(form.started_work),
        "health": form.health,
        "technical_post": form.technical_post,
        "speciality": form.speciality,
        "current_post": form.current_post,
        "proposed_post": form.proposed_post,
        "leaving_post": form.leaving_post,
        "rewards": form.rewards or _NOTHING,
        "assessments": form.assessments,
        "reason": form.reason,
        "reporting_unit": form.reporting_unit,
        "filled_by": form.filled_by,
        "nothing": "",
        "name": spaced_name(form.name),
        "born": _with_age(form.born, form.born, day),
        "retires": _with_age(form.retires, form.born, read_written(form.retires)),
        "full_time": _two(form.full_time_education, form.full_time_degree),
        "in_service": _two(form.in_service_education, form.in_service_degree),
        "full_time_schools": _two(form.full_time_school, form.full_time_degree_school),
        "in_service_schools": _two(form.in_service_school, form.in_service_degree_school),
    }
    cells = {name: tuple(Line(line) for line in text.splitlines() if line.strip()) for name, text in plain.items()}
    return cells | {"resume": resume_lines(form.resume)}


def resume_lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a résumé with their dates apart, so that texts begin below each other in any type."""
    lines: list[Line] = []
    for one in parse_resume(text):
        lines.append(Line(one.text, prefix_of(one).rstrip()) if one.since else Line(one.text))
        lines += [Line(note, "") for note in one.notes]
    return tuple(lines)


def member_texts(member: FamilyMember, day: PartialDate) -> MemberTexts:
    """Give the cells of a relative; the age of one who has died stays blank."""
    born = read_written(member.born)
    is_dead = any(word in member.work for word in _DEAD)
    age = str(age_on(born, day)) if born and not is_dead else ""
    return MemberTexts(member.kinship, spaced_name(member.name), age, member.politics, member.work)


def counting_day(form: AppointmentForm, as_of: date) -> PartialDate:
    """Give the day on which the form counts ages."""
    return read_written(form.age_as_of) or read_written(form.filled_on) or PartialDate.of_day(as_of)


def spaced_name(name: str) -> str:
    """Print a name of two characters with the gap of a third between them."""
    return _GAP.join(name) if len(name) == _SHORT_NAME else name


def _with_age(text: str, born: str, day: PartialDate | None) -> str:
    known = read_written(born)
    return f"{on_paper(text)}\n（{age_on(known, day)}岁）" if known and day and text else on_paper(text)


def _two(first: str, second: str) -> str:
    return first if first == second else "\n".join(text for text in (first, second) if text)
