"""The dates of a form: 197208 in the file, 1972.08 on paper."""

import re
from datetime import date

from gongdao.facts.partial import PartialDate
from gongdao.papers.dates import DateColumn

_ANY = DateColumn.of([], date.max)
_MONTH_CHARACTERS = 7
_WITHIN = re.compile(r"(?<!\d)\d{6}(?:\d{2})?(?!\d)")


def read_written(text: str) -> PartialDate | None:
    """Read one date as files write it: 197208, 1972.08, 19720815, 1972年8月; none when it is blank or unreadable."""
    return _ANY.read(text).value


def write_month(day: PartialDate) -> str:
    """Write a date as the file has it: year and month without a sign between, the year alone when no more is known."""
    return day.text[:_MONTH_CHARACTERS].replace("-", "")


def on_paper(text: str) -> str:
    """Write a date of the file as the paper has it: 1972.08; what is no date stays as it is."""
    day = read_written(text)
    return day.text[:_MONTH_CHARACTERS].replace("-", ".") if day else text


def each_on_paper(text: str) -> str:
    """Write every date within a text as the paper has it: 200108；民建 becomes 2001.08；民建."""
    return _WITHIN.sub(lambda found: on_paper(found[0]), on_paper(text))


def age_on(born: PartialDate, as_of: PartialDate) -> int:
    """Count completed years to the month, as the form counts them: the month of birth completes the year."""
    months = (as_of.first.year - born.first.year) * 12 + as_of.first.month - born.first.month
    return months // 12
