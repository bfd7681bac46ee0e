"""The mark of a printed form: from which data it was made, for a reader's eye and for a machine."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO

from gongdao.papers.forms.appointment import AppointmentForm
from gongdao.papers.forms.lrmx_writer import write_lrmx

_CODE = re.compile(r"gongdao:form:1:([0-9a-f]{64}):(\d{4}-\d{2}-\d{2})")
_SHOWN_CHARACTERS = 16  # ours: enough to compare by eye, and to search for


@dataclass(frozen=True, slots=True)
class FormMark:
    """The digest of a form's data and the day on which it was printed."""

    digest: str
    printed_on: date

    @property
    def text(self) -> str:
        """Give what a reader sees."""
        return f"数据摘要 {self.digest[:_SHOWN_CHARACTERS]}　打印于{self.printed_on:%Y.%m.%d}"

    @property
    def code(self) -> str:
        """Give what a machine reads."""
        return f"gongdao:form:1:{self.digest}:{self.printed_on.isoformat()}"

    def is_of(self, form: AppointmentForm) -> bool:
        """Say whether a form has still the data that this mark was made from."""
        return self.digest == digest_of(form)


def digest_of(form: AppointmentForm) -> str:
    """Give the SHA-256 of a form as its file: every text, relatives, photo and what was kept."""
    return sha256(write_lrmx(form)).hexdigest()


def mark_of(form: AppointmentForm, *, printed_on: date) -> FormMark:
    """Make the mark of a form."""
    return FormMark(digest_of(form), printed_on)


def read_mark(code: str) -> FormMark | None:
    """Read what a machine read from paper; none when it is no mark of a form."""
    found = _CODE.fullmatch(code.strip())
    if not found:
        return None
    try:
        return FormMark(found[1], date.fromisoformat(found[2]))
    except ValueError:
        return None


def draw_code(mark: FormMark) -> bytes:
    """Draw the code of a mark as a PNG of black squares."""
    import segno  # noqa: PLC0415 -- slow import

    target = BytesIO()
    segno.make(mark.code, error="m", micro=False).save(target, kind="png", scale=4, border=0)
    return target.getvalue()
