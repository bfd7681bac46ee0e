"""The lists that people expect of officials (干部花名册, 讨论任免干部名单), ready to print."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongdao.papers.forms.appointment import AppointmentForm
from gongdao.papers.forms.texts import form_texts, spaced_name
from gongdao.papers.forms.written_dates import each_on_paper, on_paper
from gongdao.papers.sheets import Page, write_book

_ROSTER = (
    "姓名",
    "现任职务",
    "性别",
    "民族",
    "籍贯",
    "学历",
    "毕业院校及专业",
    "学历",
    "毕业院校及专业",
    "出生年月",
    "参加工作时间",
    "入党时间",
    "任现职时间",
    "任现职级时间",
    "备注",
)
_ROSTER_GROUPS = (("全日制教育", 5, 6), ("在职教育", 7, 8))
_ROSTER_WIDTHS = (9, 30, 6, 9, 13, 11, 26, 16, 26, 10, 10, 13, 10, 10, 10)
_DISCUSSION = (
    "姓名",
    "现任职务",
    "拟任免职务",
    "性别",
    "出生年月",
    "学历",
    "籍贯",
    "工作年月",
    "入党年月",
    "现职级时间",
    "现职时间",
    "备注",
)
_DISCUSSION_WIDTHS = (9, 26, 28, 6, 8, 17, 12, 8, 11, 8, 8, 10)


_CENTURY = re.compile(r"(?<!\d)\d{2}(?=\d{2}\.\d{2}(?!\d))")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One person of a list: the texts of a form, and what a form does not say; dates as 197208.

    `unit` is the band under which the line stands, blank for none.
    """

    form: AppointmentForm
    unit: str = ""
    post_since: str = ""
    grade_since: str = ""
    remark: str = ""


def write_roster(lines: Iterable[ListLine], *, title: str, as_of: date) -> bytes:
    """Write a roster grouped by unit, on A3 across: units in the order in which they first appear.

    Dates are printed as 1972.08; education stands apart by full time and in service. No identity number is shown.
    """
    units: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        units.setdefault(line.unit, []).append(_roster_cells(line, as_of))
    rows = tuple(row for unit, cells in units.items() for row in (*([(unit,)] if unit else []), *cells))
    page = Page("花名册", _ROSTER, rows, title, _ROSTER_GROUPS, _ROSTER_WIDTHS, is_printed=True, is_wide=True)
    return write_book([page])


def write_discussion_list(lines: Iterable[ListLine], *, title: str, as_of: date) -> bytes:
    """Write the list for a meeting that decides on appointments, on A4 across; dates are printed as 72.08."""
    rows = tuple(_discussion_cells(line, as_of) for line in lines)
    page = Page("讨论任免干部名单", _DISCUSSION, rows, title, (), _DISCUSSION_WIDTHS, is_printed=True)
    return write_book([page])


def _roster_cells(line: ListLine, as_of: date) -> tuple[str, ...]:
    form, shown = line.form, _shown(line, as_of)
    return (
        form.name,
        form.current_post,
        form.sex,
        form.ethnic_group,
        form.native_place,
        shown["full_time"],
        shown["full_time_schools"],
        shown["in_service"],
        shown["in_service_schools"],
        on_paper(form.born),
        on_paper(form.started_work),
        each_on_paper(form.joined_party),
        on_paper(line.post_since),
        on_paper(line.grade_since),
        line.remark,
    )


def _discussion_cells(line: ListLine, as_of: date) -> tuple[str, ...]:
    form, shown = line.form, _shown(line, as_of)
    moves = (("任", form.proposed_post), ("免", form.leaving_post))
    education = "；".join(text for text in (shown["full_time"], shown["in_service"]) if text)
    return (
        spaced_name(form.name),
        form.current_post,
        "\n".join(f"{word}：{post}" for word, post in moves if post),
        form.sex,
        _short(form.born),
        education.replace("\n", "、"),
        form.native_place,
        _short(form.started_work),
        _short(form.joined_party),
        _short(line.grade_since),
        _short(line.post_since),
        line.remark,
    )


def _shown(line: ListLine, as_of: date) -> dict[str, str]:
    lines = form_texts(replace(line.form, resume=""), as_of)
    return {name: "\n".join(one.text for one in texts) for name, texts in lines.items()}


def _short(text: str) -> str:
    """Write dates with two digits of the year."""
    return _CENTURY.sub("", each_on_paper(text))
