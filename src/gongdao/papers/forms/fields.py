"""What stands on a form: names, elements, items and limits, from `fields.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FAMILY_ELEMENT = "JiaTingChengYuan"
MEMBER_ELEMENT = "Item"
PHOTO_ELEMENT = "ZhaoPian"
ROOT_ELEMENT = "Person"
# The family stands before this element in the file, the photo before that one.
AFTER_FAMILY = "reporting_unit"
AFTER_PHOTO = "version"

# The five texts of a family member: field, element, label, information item.
MEMBER_FIELDS = (
    ("kinship", "ChengWei", "称谓", "A3604A"),
    ("name", "XingMing", "姓名", "A3601"),
    ("born", "ChuShengRiQi", "出生日期", "A3607"),
    ("politics", "ZhengZhiMianMao", "政治面貌", "A3627"),
    ("work", "GongZuoDanWeiJiZhiWu", "工作单位及职务", "A3611"),
)


@dataclass(frozen=True, slots=True)
class FormField:
    """One text of the form; `most` is the editor's limit in characters, 0 for none."""

    name: str
    element: str
    label: str
    item: str
    place: int | None
    most: int
    is_date: bool
    is_new: bool
    is_other: bool


@cache
def form_fields() -> tuple[FormField, ...]:
    """Give every text field in the order of the file."""
    text = Path(__file__).with_name("fields.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple(_field(name, entry) for name, entry in data.items())


@cache
def field_named(name: str) -> FormField:
    """Give the field of a name.

    Raises: KeyError.
    """
    return {field.name: field for field in form_fields()}[name]


def _field(name: str, entry: dict[str, Any]) -> FormField:
    return FormField(
        name=name,
        element=entry["element"],
        label=entry["label"],
        item=entry.get("item", ""),
        place=entry.get("place"),
        most=entry.get("most", 0),
        is_date=entry.get("date", False),
        is_new="since" in entry,
        is_other=entry.get("other", False),
    )
