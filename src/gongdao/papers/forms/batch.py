"""Many forms at once: one archive with a file for each, or one document for all."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm
from gongdao.papers.forms.docx import write_docx
from gongdao.papers.forms.grid import Sheet
from gongdao.papers.forms.layout import lay_out
from gongdao.papers.forms.lrmx_writer import write_lrmx
from gongdao.papers.forms.marks import FormMark, mark_of
from gongdao.papers.forms.pdf import has_printable_photo, write_pdf

_MADE_AT = (2000, 1, 1, 0, 0, 0)  # a fixed instant, so that equal forms give equal bytes
# ours: a thousand forms in one document would take 2.3 GB, in documents of fifty they take a quarter of it
FORMS_PER_DOCUMENT = 50
_NAMELESS = "无姓名"
# Signs that a file name cannot have on one system or another.
_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


class FormOutput(StrEnum):
    """What a form can be written as; the value is the ending of a file."""

    LRMX = "lrmx"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Batch:
    """What was written, how many forms it holds, who was left out on which ground, and the ending of the file."""

    content: bytes
    written: int
    refused: tuple[tuple[str, PaperError], ...]
    ending: str = "zip"


def write_archive(forms: Iterable[AppointmentForm], output: FormOutput, *, as_of: date) -> Batch:
    """Write each form as a file of its own into one zip archive, named after its person.

    Of people of one name the second and further files carry a number; no file name holds an identity number. A form
    whose texts do not fit is left out and named in `refused`.
    """
    refused: list[tuple[str, PaperError]] = []
    names: Counter[str] = Counter()
    written = 0
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for form in forms:
            try:
                content = _WRITERS[output](form, as_of)
            except PaperError as refusal:
                refused.append((form.name, refusal))
                continue
            entry = zipfile.ZipInfo(f"{_file_name(form, names)}.{output}", _MADE_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED if output is FormOutput.LRMX else zipfile.ZIP_STORED
            archive.writestr(entry, content)
            written += 1
    return Batch(target.getvalue(), written, tuple(refused))


def write_list(forms: Iterable[AppointmentForm], *, as_of: date, printed_on: date | None = None) -> Batch:
    """Write all forms for printing, two pages each, in their order: one PDF, or an archive of several when they are many.

    With `printed_on` each front page carries the mark of its data.
    """
    sheets: list[tuple[Sheet, FormMark | None]] = []
    refused: list[tuple[str, PaperError]] = []
    for form in forms:
        try:
            sheets.append((lay_out(form, as_of=as_of), mark_of(form, printed_on=printed_on) if printed_on else None))
        except PaperError as refusal:
            refused.append((form.name, refusal))
    try:
        content = _documents(sheets)
    except PaperError:
        bad = [sheet.name for sheet, _ in sheets if not has_printable_photo(sheet)]
        refused += [(name, PaperError("form_photo", name=name)) for name in bad]
        sheets = [(sheet, mark) for sheet, mark in sheets if has_printable_photo(sheet)]
        content = _documents(sheets)
    return Batch(content, len(sheets), tuple(refused), "zip" if len(sheets) > FORMS_PER_DOCUMENT else "pdf")


def _documents(sheets: list[tuple[Sheet, FormMark | None]]) -> bytes:
    if len(sheets) <= FORMS_PER_DOCUMENT:
        return _document(sheets) if sheets else b""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for first in range(0, len(sheets), FORMS_PER_DOCUMENT):
            some = sheets[first : first + FORMS_PER_DOCUMENT]
            name = f"任免审批表（{first + 1}—{first + len(some)}）.pdf"
            archive.writestr(zipfile.ZipInfo(name, _MADE_AT), _document(some))
    return target.getvalue()


def _document(sheets: list[tuple[Sheet, FormMark | None]]) -> bytes:
    return write_pdf([sheet for sheet, _ in sheets], [mark for _, mark in sheets])


def _file_name(form: AppointmentForm, names: Counter[str]) -> str:
    name = form.name.translate(_UNSAFE).strip(". ") or _NAMELESS
    names[name] += 1
    return name if names[name] == 1 else f"{name}（{names[name]}）"


def _docx(form: AppointmentForm, as_of: date) -> bytes:
    return write_docx(lay_out(form, as_of=as_of))


def _pdf(form: AppointmentForm, as_of: date) -> bytes:
    return write_pdf([lay_out(form, as_of=as_of)])


def _lrmx(form: AppointmentForm, as_of: date) -> bytes:  # noqa: ARG001 -- one shape for all writers
    return write_lrmx(form)


_WRITERS: dict[FormOutput, Callable[[AppointmentForm, date], bytes]] = {
    FormOutput.LRMX: _lrmx,
    FormOutput.DOCX: _docx,
    FormOutput.PDF: _pdf,
}
