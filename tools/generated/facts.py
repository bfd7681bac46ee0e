"""The fact dictionary as a document."""

from collections.abc import Iterator
from pathlib import Path

from generated.tables import document, table
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import At, Column, During, Relation

HEADS = ("column", "中文", "meaning", "kind", "unit", "level", "field code", "values")


def write_facts(folder: Path) -> None:
    """Write every relation with every column."""
    columns = sum(len(relation.columns) for relation in RELATIONS.values())
    text = document(
        "# Fact dictionary",
        f"Everything that a rule may read: {len(RELATIONS)} relations, {columns} columns. Intervals are half-open: the "
        "end is the first day on which the row no longer holds. An empty cell is a fact that is not known.",
        table(
            ("relation", "中文", "level", "columns"),
            ((f"[{one.name}](#{one.name})", one.zh, one.level.value, len(one.columns)) for one in RELATIONS.values()),
        ),
        *(part for relation in RELATIONS.values() for part in _relation(relation)),
    )
    (folder / "facts.md").write_text(text, encoding="utf-8")


def _relation(relation: Relation) -> Iterator[str | list[str]]:
    yield f"## {relation.name}"
    yield f"**{relation.zh}** ({relation.level.value}). {relation.meaning} {_time(relation)}"
    yield table(HEADS, (_column(relation, column) for column in relation.columns))


def _time(relation: Relation) -> str:
    match relation.time:
        case At(day):
            return f"An event of the day `{day}`."
        case During(start, end, since_always):
            always = " (empty: it has always been so)" if since_always else ""
            return f"Lasts from `{start}`{always} until `{end}`."
        case _:
            return "Without a time of its own."


def _column(relation: Relation, column: Column) -> tuple[object, ...]:
    role = " (key)" if column.name == relation.key else " (required)" if column.required else ""
    kind = f"→ [{column.refers}](#{column.refers})" if column.refers else column.kind.value
    codes = "、".join(f"`{code}` {zh}" for code, zh in column.codes)
    level = (column.level or relation.level).value
    return f"`{column.name}`{role}", column.zh, column.meaning, kind, column.unit, level, column.field_code, codes
