"""The résumé (简历) of a form: from text to dated lines and back to the official layout."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from gongdao.facts.partial import PartialDate

# The official layout: 1991.09--1995.07, two spaces, the text; the end stays blank while a post is held.
PREFIX_COLUMNS = 18
_DATE_COLUMNS = 7
_GAP = "  "

_DATE = r"\d{4}\s?[.．/年]\s?\d{1,2}(?:[.．/月]\d{1,2}日?|月)?|\d{4}-\d{1,2}(?!\d)|\d{6}(?!\d)|\d{4}年?(?!\d)"
_DASHES = r"(?:[—–－〜～~\-─]+至?|至|到)"
_END = rf"{_DATE}|今|现在"
_PERIOD = rf"(?P<since>{_DATE})\s*{_DASHES}(?:\s{{0,3}}(?P<until>{_END}))?"
_LINE = re.compile(rf"\s*{_PERIOD}(?P<text>.*)")
_DATE_PARTS = re.compile(r"(\d{4})\D*(\d{1,2})?\D*(\d{1,2})?\D*")
_BLANKS = " \t\u3000\u00a0"
_NOTE_STARTS = ("（", "(")
_NOTE = re.compile(r"[（(]\s*其间\s*[:：]?(?P<what>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]?")
_INTERIM = re.compile(rf"\s*{_PERIOD}[，,]?(?P<text>.*)")
_INTERIM_ENDS = re.compile(r"[；;]")
_OPEN_ENDS = {"今", "现在"}
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Interim:
    """What was done meanwhile (其间): a course, a degree in service, a secondment."""

    since: PartialDate
    until: PartialDate | None
    text: str


@dataclass(frozen=True, slots=True)
class ResumeLine:
    """One line: a period with its text, and the bracketed notes below it as written.

    `until` is the last month held, none while the post is held. A line without `since` is a paragraph of its own.
    """

    since: PartialDate | None
    until: PartialDate | None
    text: str
    notes: tuple[str, ...] = ()

    @property
    def interims(self) -> tuple[Interim, ...]:
        """Give what the notes and brackets of this line say was done meanwhile, where it has dates."""
        found = (one for text in (self.text, *self.notes) for one in _NOTE.finditer(text))
        return tuple(one for note in found for piece in _INTERIM_ENDS.split(note["what"]) if (one := _interim(piece)))


Resume = tuple[ResumeLine, ...]


def parse_resume(text: str) -> Resume:
    """Read the lines of a résumé: any usual dash and any usual form of date; no character of a text is left out.

    A line that begins with blanks belongs to the dated line above it: as a note when it begins with a bracket, else as
    the rest of a text that was broken to fit. Blank lines and the blanks around a text are layout and are dropped.
    """
    lines: list[ResumeLine] = []
    for raw in text.splitlines():
        bare = raw.strip(_BLANKS)
        if not bare:
            continue
        dated = _dated(bare)
        if dated:
            lines.append(dated)
        elif raw[0] in _BLANKS and lines and lines[-1].since:
            lines[-1] = _continued(lines[-1], bare)
        else:
            lines.append(ResumeLine(None, None, bare))
    return tuple(lines)


def print_resume(resume: Resume) -> str:
    """Write the official layout: dates to the month with two dashes, texts from column 18 on, notes below them."""
    printed: list[str] = []
    for line in resume:
        printed.append(f"{prefix_of(line)}{line.text}".rstrip(" "))
        printed += [" " * PREFIX_COLUMNS + note for note in line.notes]
    return "\n".join(printed)


def prefix_of(line: ResumeLine) -> str:
    """Give the dates of a line with the blanks that bring its text to column 18; nothing for a line without dates."""
    if line.since is None:
        return ""
    until = _dotted(line.until) if line.until else ""
    return f"{_dotted(line.since):<{_DATE_COLUMNS}}--{until:<{_DATE_COLUMNS}}{_GAP}"


@dataclass(frozen=True, slots=True)
class ResumeProblem:
    """What is wrong with a line: `line` counts from 1, `code` is a key of `messages`, `value` the line as printed."""

    line: int
    code: str
    value: str
    months: int = 0


def check_resume(resume: Resume) -> tuple[ResumeProblem, ...]:
    """Find lines without dates, periods that end before they begin, and months between lines that nothing covers.

    A line that begins in the month in which the line before it ends, or in the next, leaves no gap.
    """
    dated = [(number, line) for number, line in enumerate(resume, 1) if line.since]
    last = dated[-1][0] if dated else 0
    problems = [
        ResumeProblem(number, "resume_undated", line.text)
        for number, line in enumerate(resume, 1)
        if line.since is None and number < last
    ]
    problems += [_problem(number, line, "resume_reversed") for number, line in dated if _is_reversed(line)]
    for (_, earlier), (number, later) in pairwise(dated):
        problems += _gap(number, earlier, later)
    return tuple(sorted(problems, key=lambda one: one.line))


def _gap(number: int, earlier: ResumeLine, later: ResumeLine) -> list[ResumeProblem]:
    if earlier.since and later.since and later.since.last < earlier.since.first:
        return [_problem(number, later, "resume_out_of_order")]
    if earlier.until is None or later.since is None:
        return [_problem(number, later, "resume_open_before")] if earlier.until is None else []
    missing = _month(later.since, first=True) - _month(earlier.until, first=False) - 1
    return [replace(_problem(number, later, "resume_gap"), months=missing)] if missing > 0 else []


def _problem(number: int, line: ResumeLine, code: str) -> ResumeProblem:
    return ResumeProblem(number, code, f"{prefix_of(line)}{line.text}")


def _is_reversed(line: ResumeLine) -> bool:
    return bool(line.since and line.until and line.until.last < line.since.first)


def _month(day: PartialDate, *, first: bool) -> int:
    edge = day.first if first else day.last
    return edge.year * _MONTHS_OF_YEAR + edge.month


def _dated(bare: str) -> ResumeLine | None:
    found = _LINE.fullmatch(bare)
    if not found:
        return None
    since, until = partial_of(found["since"]), _until(found["until"])
    if since is None or until is _UNREADABLE:
        return None
    return ResumeLine(since, until, found["text"].strip(_BLANKS))


def _interim(piece: str) -> Interim | None:
    found = _INTERIM.fullmatch(piece.strip())
    since = partial_of(found["since"]) if found else None
    if not found or since is None:
        return None
    until = _until(found["until"])
    return None if until is _UNREADABLE else Interim(since, until, found["text"].strip())


_UNREADABLE = PartialDate.parse("0001")


def _until(text: str | None) -> PartialDate | None:
    return None if text is None or text in _OPEN_ENDS else partial_of(text) or _UNREADABLE


def partial_of(text: str) -> PartialDate | None:
    """Read 1991.09, 199109, 1991年9月, 1991 and the like; none when no calendar has it."""
    bare = "".join(text.split())
    if re.fullmatch(r"\d{6}", bare):
        bare = f"{bare[:4]}.{bare[4:]}"
    found = _DATE_PARTS.fullmatch(bare)
    if not found:
        return None
    try:
        return PartialDate.parse("-".join([found[1], *(f"{part:0>2}" for part in found.groups()[1:] if part)]))
    except ValueError:
        return None


def _dotted(day: PartialDate) -> str:
    return day.text.replace("-", ".")


def _continued(line: ResumeLine, bare: str) -> ResumeLine:
    if bare.startswith(_NOTE_STARTS):
        return replace(line, notes=(*line.notes, bare))
    if line.notes:
        return replace(line, notes=(*line.notes[:-1], line.notes[-1] + bare))
    return replace(line, text=line.text + bare)
