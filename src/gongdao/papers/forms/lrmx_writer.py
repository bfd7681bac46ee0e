"""Write the file of the form editor (.lrmx)."""

import base64
from xml.sax.saxutils import escape  # writes, never parses  # nosec B406

from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember
from gongdao.papers.forms.fields import (
    AFTER_FAMILY,
    AFTER_PHOTO,
    FAMILY_ELEMENT,
    MEMBER_ELEMENT,
    MEMBER_FIELDS,
    PHOTO_ELEMENT,
    ROOT_ELEMENT,
    form_fields,
)
from gongdao.papers.forms.markup import legal

# What a form that no editor wrote says of its editor: the version whose files were looked at.
EDITOR_VERSION = "3.2.1.16"
_MARK = "\N{BYTE ORDER MARK}"


def write_lrmx(form: AppointmentForm) -> bytes:
    """Write a form as the editor does: a mark of UTF-8, two spaces of indent, one element a line, the fixed order.

    What was kept from another file stands at the end of the part it came from. The elements of 2025 are written only
    for a form of that layout; identity number and politics only when they are given.
    """
    lines = [f'{_MARK}<?xml version="1.0" encoding="utf-8"?>', f"<{ROOT_ELEMENT}>"]
    for field in form_fields():
        if field.name == AFTER_FAMILY:
            lines += _family(form)
        if field.name == AFTER_PHOTO:
            lines += _photo(form)
        text = form.text_of(field.name)
        if text or (not field.is_other and (form.is_2025 or not field.is_new)):
            lines.append(f"  {_element(field.element, text)}")
    lines += [f"  {kept.content}" for kept in form.kept if kept.place == ROOT_ELEMENT]
    lines.append(f"</{ROOT_ELEMENT}>")
    return "\n".join(lines).encode()


def _family(form: AppointmentForm) -> list[str]:
    lines = [f"  <{FAMILY_ELEMENT}>"]
    for member in form.family:
        lines += _member(member)
    lines += [f"    {kept.content}" for kept in form.kept if kept.place == FAMILY_ELEMENT]
    return [*lines, f"  </{FAMILY_ELEMENT}>"]


def _member(member: FamilyMember) -> list[str]:
    texts = [f"      {_element(element, getattr(member, name))}" for name, element, _, _ in MEMBER_FIELDS]
    kept = [f"      {one.content}" for one in member.kept]
    return [f"    <{MEMBER_ELEMENT}>", *texts, *kept, f"    </{MEMBER_ELEMENT}>"]


def _photo(form: AppointmentForm) -> list[str]:
    if any(kept.name == PHOTO_ELEMENT for kept in form.kept):
        return []
    content = base64.b64encode(form.photo.content).decode("ascii") if form.photo else ""
    return [f"  {_element(PHOTO_ELEMENT, content)}"]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(legal(text))}</{name}>" if text else f"<{name} />"
