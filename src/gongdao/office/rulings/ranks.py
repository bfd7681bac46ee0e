"""Of what rank the person is of whom a subject speaks; counts are kept by it, for those who see some ranks only."""

from collections.abc import Mapping

import polars as pl

from gongdao.engine.compiled.reading import Frames
from gongdao.engine.names import WHOSE
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.rulings.models import NOBODY, UNRANKED


def ranks_frame(frames: Frames, kind: str, ranks: Mapping[str, str]) -> pl.DataFrame:
    """Give `subject_kind, subject, rank` for every row of a relation: that of the person whose matter it is, *nobody*
    when it is nobody's, *unranked* when none is known."""
    known = pl.LazyFrame(
        {"person": list(ranks), "rank": list(ranks.values())}, schema={"person": pl.String, "rank": pl.String}
    )
    rank = pl.when(pl.col("person").is_null()).then(pl.lit(NOBODY)).otherwise(pl.col("rank").fill_null(UNRANKED))
    found = _persons(frames, kind).join(known, on="person", how="left")
    return found.select(pl.lit(kind).alias("subject_kind"), "subject", rank.alias("rank")).collect()


def _persons(frames: Frames, kind: str) -> pl.LazyFrame:
    """Give `subject, person` for every row of a relation, as `subjects.person_key`."""
    relation = RELATIONS[kind]
    frame, key = frames(kind), pl.col(relation.key)
    if kind == "person":
        return frame.select(key.alias("subject"), key.alias("person"))
    found = [pl.lit(None, dtype=pl.String)]
    for name in WHOSE:
        column = relation.by_name.get(name)
        if column is None or not column.refers or column.refers == "unit":
            continue
        there = _persons(frames, column.refers).rename({"subject": name, "person": f"person_of_{name}"})
        frame = frame.join(there, on=name, how="left")
        found.insert(-1, pl.col(f"person_of_{name}"))
    return frame.select(key.alias("subject"), pl.coalesce(found).alias("person"))
