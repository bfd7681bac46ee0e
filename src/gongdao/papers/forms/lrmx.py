"""Read the file of the form editor (.lrmx): every element is taken, or kept as it stood."""

import base64
import binascii
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from gongdao.papers.errors import PaperError
from gongdao.papers.forms.appointment import AppointmentForm, FamilyMember, Kept
from gongdao.papers.forms.checks import FormRemark, check_form, remark
from gongdao.papers.forms.fields import (
    FAMILY_ELEMENT,
    MEMBER_ELEMENT,
    MEMBER_FIELDS,
    PHOTO_ELEMENT,
    ROOT_ELEMENT,
    form_fields,
)
from gongdao.papers.forms.markup import read_markup
from gongdao.papers.forms.photos import Photo, read_photo
from gongdao.papers.limits import DEFAULT_LIMITS, Limits
from gongdao.papers.spelling import close_up_name, restore_dots

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # a name for the checker  # nosec B405

_BREAKS = {"br", "BR"}
_SHOWN_CHARACTERS = 40  # ours: enough to recognise it by


@dataclass(frozen=True, slots=True)
class FormReading:
    """A form with what is to be said of it; every remark leaves the form as written."""

    form: AppointmentForm
    remarks: tuple[FormRemark, ...]


def read_lrmx(name: str, data: bytes, *, as_of: date, limits: Limits = DEFAULT_LIMITS) -> FormReading:
    """Read one form; dates after `as_of` are remarked upon, except the month of retirement.

    Blanks around a text are layout. An element that the form has no place for, stands twice, has attributes or holds
    a photo that cannot be read is kept whole and written back by `write_lrmx`; comments and texts between elements
    are shown in a remark and go no further.
    Raises: PaperError for what is no such file or larger than any.
    """
    markup = read_markup(name, data, limits)
    if _tag(markup.root) != ROOT_ELEMENT:
        raise PaperError("form_root", name=name, element=_tag(markup.root)[:_SHOWN_CHARACTERS])
    reader = _Reader(name, limits)
    form = reader.read(markup.root)
    notes = [remark("", "", code) for code in markup.notes]
    return FormReading(form, (*notes, *reader.remarks, *check_form(form, as_of)))


class _Reader:
    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._texts: dict[str, str] = {}
        self._family: list[FamilyMember] = []
        self._photo: Photo | None = None
        self._kept: list[Kept] = []
        self._seen: set[str] = set()
        self.remarks: list[FormRemark] = []

    def read(self, root: "Element") -> AppointmentForm:
        known = {field.element: field for field in form_fields()}
        self._refuse_attributes(root, ROOT_ELEMENT)
        self._show_loose(ROOT_ELEMENT, root.text)
        for child in root:
            self._show_loose(ROOT_ELEMENT, child.tail)
            tag = _tag(child)
            if tag in self._seen or child.attrib or tag not in {*known, FAMILY_ELEMENT, PHOTO_ELEMENT}:
                self._keep(child, ROOT_ELEMENT, "form_twice" if tag in self._seen else "form_unknown")
                continue
            self._seen.add(tag)
            if tag == FAMILY_ELEMENT:
                self._read_family(child)
            elif tag == PHOTO_ELEMENT:
                self._read_photo(child)
            elif _has_children(child):
                self._keep(child, ROOT_ELEMENT, "form_unknown")
            else:
                field = known[tag]
                self._texts[field.name] = self._text(child, field.label)
        self._tidy_names()
        is_2025 = any(field.is_new and field.element in self._seen for field in known.values())
        return AppointmentForm(
            **self._texts,
            family=tuple(self._family),
            photo=self._photo,
            is_2025=is_2025,
            kept=tuple(sorted(self._kept, key=lambda one: one.place)),
        )

    def _tidy_names(self) -> None:
        self._texts["name"] = self._tidied(self._texts.get("name", ""), "姓名")
        self._family = [replace(one, name=self._tidied(one.name, f"家庭成员{one.kinship}姓名")) for one in self._family]

    def _tidied(self, name: str, label: str) -> str:
        tidy = restore_dots(close_up_name(name))
        if tidy != name:
            self.remarks.append(remark("XingMing", label, "form_name", name, taken=tidy))
        return tidy

    def _read_family(self, family: "Element") -> None:
        self._show_loose(FAMILY_ELEMENT, family.text)
        for child in family:
            self._show_loose(FAMILY_ELEMENT, child.tail)
            if _tag(child) != MEMBER_ELEMENT or child.attrib:
                self._keep(child, FAMILY_ELEMENT, "form_unknown")
            elif len(self._family) == self._limits.form_family:
                raise PaperError("form_elements", name=self._name)
            else:
                self._family.append(self._member(child))
        while self._family and self._family[-1] == FamilyMember():
            self._family.pop()

    def _member(self, item: "Element") -> FamilyMember:
        known = {element: (name, label) for name, element, label, _ in MEMBER_FIELDS}
        texts: dict[str, str] = {}
        kept: list[Kept] = []
        self._show_loose(MEMBER_ELEMENT, item.text)
        for child in item:
            self._show_loose(MEMBER_ELEMENT, child.tail)
            name, label = known.get(_tag(child), ("", ""))
            if not name or name in texts or child.attrib or _has_children(child):
                code = "form_twice" if name in texts else "form_unknown"
                kept.append(self._kept_of(child, MEMBER_ELEMENT, code))
            else:
                texts[name] = self._text(child, label)
        return FamilyMember(**texts, kept=tuple(kept))

    def _read_photo(self, element: "Element") -> None:
        written = "".join((element.text or "").split())
        if not written and not len(element):
            return
        try:
            reading = read_photo(base64.b64decode(written, validate=True), self._limits)
            code = reading.code
        except (binascii.Error, ValueError):
            code = "photo_unreadable"
        if code or len(element):
            self._keep(element, ROOT_ELEMENT, code or "form_unknown")
            return
        self._photo = reading.photo
        if reading.is_trimmed:
            self.remarks.append(remark(PHOTO_ELEMENT, "照片", "photo_trimmed"))

    def _text(self, element: "Element", label: str) -> str:
        text = _trimmed(_content(element))
        if len(text) > self._limits.form_text_characters:
            raise PaperError("form_text", name=self._name, label=label, limit=self._limits.form_text_characters)
        return text

    def _keep(self, element: "Element", place: str, code: str) -> None:
        self._kept.append(self._kept_of(element, place, code))

    def _kept_of(self, element: "Element", place: str, code: str) -> Kept:
        from xml.etree.ElementTree import tostring  # noqa: PLC0415 -- slow import  # nosec B405

        tail, element.tail = element.tail, None
        content = tostring(element, encoding="unicode")
        element.tail = tail
        tag = _tag(element)
        self.remarks.append(remark(tag, tag, code, _trimmed(_content(element))))
        return Kept(place, tag, content)

    def _refuse_attributes(self, root: "Element", label: str) -> None:
        for name, value in root.attrib.items():
            self.remarks.append(remark(label, name, "form_loose", value))

    def _show_loose(self, element: str, text: str | None) -> None:
        if text and text.strip():
            self.remarks.append(remark(element, element, "form_loose", text.strip()))


def _tag(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


def _has_children(element: "Element") -> bool:
    return any(_tag(child) not in _BREAKS for child in element)


def _content(element: "Element") -> str:
    """Give the text of an element, a line break of web pages as the end of a line."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if _tag(child) in _BREAKS else _content(child), child.tail or ""]
    return "".join(parts)


def _trimmed(text: str) -> str:
    """Take off the layout around a text; the blanks that begin the first line with a text are part of a résumé."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines) if len(lines) > 1 else "".join(lines).strip()
