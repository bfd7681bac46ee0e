"""What people call the subjects of a frame, and the unit and the person to whom each belongs."""

from __future__ import annotations

import polars as pl

from gongdao.engine.compiled.reading import Frames
from gongdao.engine.names import WHOSE
from gongdao.facts.dictionary import RELATIONS


def subjects_frame(frames: Frames, kind: str) -> pl.DataFrame:
    """Give `subject_kind, subject, subject_name, unit, person` for every row of a relation, as `names.subject_name`.

    The person is the one whose matter the subject is; a unit leads to nobody.
    """
    relation = RELATIONS[kind]
    named = _named(frames, kind)
    return named.select(
        pl.lit(kind).alias("subject_kind"),
        pl.col(relation.key).alias("subject"),
        pl.coalesce("name", relation.key).alias("subject_name"),
        pl.col("owner").alias("unit"),
        pl.col("whose").alias("person"),
    ).collect()


def _named(frames: Frames, kind: str) -> pl.LazyFrame:
    """Add the columns `name`, `owner` and `whose` to a relation."""
    relation = RELATIONS[kind]
    frame = frames(kind)
    names = [pl.col(relation.label)] if relation.label else []
    owners = [pl.col(relation.key)] if kind == "unit" else []
    persons = [pl.col(relation.key)] if kind == "person" else []
    for name in WHOSE:
        column = relation.by_name.get(name)
        target = column.refers if column else None
        if column is None or target is None:
            continue
        there = _named(frames, target).select(
            pl.col(RELATIONS[target].key).alias(column.name),
            pl.col("name").alias(f"name_of_{column.name}"),
            pl.col("owner").alias(f"owner_of_{column.name}"),
            pl.col("whose").alias(f"whose_{column.name}"),
        )
        frame = frame.join(there, on=column.name, how="left")
        if not relation.label:
            names.append(pl.col(f"name_of_{column.name}"))
        owners.append(pl.col(f"owner_of_{column.name}"))
        if target != "unit":
            persons.append(pl.col(f"whose_{column.name}"))
    nothing = pl.lit(None, dtype=pl.String)
    return frame.with_columns(
        pl.coalesce([*names, nothing]).alias("name"),
        pl.coalesce([*owners, nothing]).alias("owner"),
        pl.coalesce([*persons, nothing]).alias("whose"),
    )
