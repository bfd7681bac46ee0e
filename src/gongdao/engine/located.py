"""Read YAML so that every refusal can name file and line.

`Reader` walks one mapping: each key is taken once with the type it must have, and `done` refuses what was not taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from gongdao.errors import UserError

T = TypeVar("T")


class PackError(UserError):
    """A pack, a rule or a case that cannot be used; the sentence names file and line."""

    def __init__(self, code: str, file: str, line: int, sentence: str) -> None:
        """Put file and line before the sentence."""
        super().__init__(code, f"{file} 第{line}行：{sentence}")
        self.file = file
        self.line = line


class Reader:
    """One YAML mapping with the line of each key."""

    def __init__(self, node: yaml.MappingNode, file: str) -> None:
        """Index the entries; a key given twice is refused."""
        self.file = file
        self.line = node.start_mark.line + 1
        self._entries: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        for key, value in node.value:
            if key.value in self._entries:
                raise PackError("duplicate_key", file, key.start_mark.line + 1, f"键“{key.value}”重复。请只保留一个。")
            self._entries[key.value] = value
            self._lines[key.value] = value.start_mark.line + 1

    def refuse(self, code: str, sentence: str, key: str | None = None) -> PackError:
        """Make the error for this mapping, or for one of its keys."""
        return PackError(code, self.file, self._lines.get(key, self.line) if key else self.line, sentence)

    def has(self, key: str) -> bool:
        """Tell whether the key is still to be taken."""
        return key in self._entries

    def keys(self) -> tuple[str, ...]:
        """List the keys still to be taken."""
        return tuple(self._entries)

    def text(self, key: str) -> str:
        """Take a required text."""
        value = self._scalar(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse("not_text", f"“{key}”应为文字。请补写。", key)
        return self._take(key, value)

    def optional_text(self, key: str) -> str | None:
        """Take a text that may be left out."""
        return self.text(key) if self.has(key) else None

    def whole(self, key: str) -> int:
        """Take a required whole number."""
        value = self._scalar(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse("not_a_number", f"“{key}”应为整数，现为“{value}”。请改正。", key)
        return self._take(key, value)

    def day(self, key: str) -> date:
        """Take a required date."""
        value = self._scalar(key)
        if not isinstance(value, date):
            raise self.refuse("not_a_date", f"“{key}”应为日期（如2009-07-21），现为“{value}”。请改正。", key)
        return self._take(key, value)

    def optional_day(self, key: str) -> date | None:
        """Take a date that may be left out."""
        return self.day(key) if self.has(key) else None

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        """Take one of the given words."""
        value = self._scalar(key)
        if value not in choices:
            listed = "、".join(choices)
            raise self.refuse("not_a_choice", f"“{key}”应为{listed}之一，现为“{value}”。请改正。", key)
        return self._take(key, str(value))

    def peek(self, key: str) -> object:
        """Look at a value without taking it; None when it is left out."""
        return _plain(self._entries[key]) if self.has(key) else None

    def scalar(self, key: str) -> object:
        """Take any single value."""
        return self._take(key, self._scalar(key))

    def mapping(self, key: str) -> Reader:
        """Take a required mapping."""
        node = self._node(key)
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse("not_a_mapping", f"“{key}”应为一组“键: 值”。请改正。", key)
        del self._entries[key]
        return Reader(node, self.file)

    def optional_mapping(self, key: str) -> Reader | None:
        """Take a mapping that may be left out."""
        return self.mapping(key) if self.has(key) else None

    def mappings(self, key: str) -> list[Reader]:
        """Take a list of mappings; left out means an empty list."""
        return [Reader(_mapping(node, self.file), self.file) for node in self._sequence(key)]

    def scalars(self, key: str) -> list[object]:
        """Take a list of single values; left out means an empty list."""
        return [_plain(node) for node in self._sequence(key)]

    def plain(self, key: str) -> object:
        """Take a value of any shape as plain Python."""
        node = self._node(key)
        del self._entries[key]
        return _plain(node)

    def done(self) -> None:
        """Refuse what was not taken."""
        for key in self._entries:
            raise self.refuse("unknown_key", f"不认识的键“{key}”。请删去或改正拼写。", key)

    def _sequence(self, key: str) -> list[yaml.Node]:
        if not self.has(key):
            return []
        node = self._entries[key]
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse("not_a_list", f"“{key}”应为列表。请改正。", key)
        del self._entries[key]
        return list(node.value)

    def _node(self, key: str) -> yaml.Node:
        if key not in self._entries:
            raise self.refuse("missing_key", f"缺少“{key}”。请补写。")
        return self._entries[key]

    def _scalar(self, key: str) -> object:
        node = self._node(key)
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse("not_a_value", f"“{key}”应为单个值。请改正。", key)
        return _plain(node)

    def _take(self, key: str, value: T) -> T:
        del self._entries[key]
        return value


def read_yaml(path: Path, shown: str) -> Reader:
    """Read a file that holds one mapping. Raises PackError naming `shown` and the line."""
    return Reader(_mapping(_compose(path, shown), shown), shown)


def read_yaml_list(path: Path, shown: str) -> Iterator[Reader]:
    """Read a file that holds a list of mappings."""
    node = _compose(path, shown)
    if not isinstance(node, yaml.SequenceNode):
        raise PackError("not_a_list", shown, 1, "文件应为列表。请改正。")
    for item in node.value:
        yield Reader(_mapping(item, shown), shown)


def read_yaml_text(text: str, shown: str) -> Reader:
    """Read a text that holds one mapping. Raises PackError naming `shown` and the line."""
    return Reader(_mapping(_composed(text, shown), shown), shown)


def _compose(path: Path, shown: str) -> yaml.Node:
    try:
        return _composed(path.read_text("utf-8"), shown)
    except FileNotFoundError:
        raise PackError("no_file", shown, 1, "没有这个文件。请核对文件名。") from None


def _composed(text: str, shown: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise PackError("bad_yaml", shown, line, "不是有效的 YAML。请检查缩进、冒号和引号。") from None
    if node is None:
        raise PackError("empty_file", shown, 1, "文件是空的。请补写内容。")
    return node


def _mapping(node: yaml.Node, file: str) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode):
        raise PackError("not_a_mapping", file, node.start_mark.line + 1, "此处应为一组“键: 值”。请改正。")
    return node


class _Constructor(yaml.constructor.SafeConstructor):
    pass


def _plain(node: yaml.Node) -> object:
    constructor = _Constructor()
    try:
        return constructor.construct_document(node)
    except ValueError:
        return getattr(node, "value", None)
