"""An invented city of any number of officials in an empty database, stored in bulk.

What an import would take hours over is laid down as a snapshot says it: no act, no event, no remark, whole tables at a
time. The districts of the snapshot stand below one city, so that one grant reaches them all; the documents are adopted
by the city, and the day is swept. Prints what each step took.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from django.db.models import Model

    from gongdao.facts.relation import Relation

CITY, WAITING = "city", "waiting"
WHY = "a bench fills an empty database"
SLICE = 50_000  # ours: rows of one statement


def fill(persons: int, seed: int, day: date, packs: Sequence[str]) -> None:
    """Make the city with its accounts, let it adopt the documents, and sweep the day."""
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings import actions  # noqa: PLC0415 -- slow import
    from gongdao.synth.district import write  # noqa: PLC0415 -- slow import

    with TemporaryDirectory() as place:
        folder = Path(place) / "snapshot"
        with told("facts"):
            write(folder, persons, seed, day)
        with told("tables"):
            _fill_tables(folder)
    with told("accounts and adoptions"):
        _set_up(day, packs)
    with told("sweep"):
        print(f"{actions.run_sweep(by=system(), as_of=day).judged:,} judgements")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long the block took, by the clock and on the processor."""
    began, used = time.perf_counter(), time.process_time()
    yield
    took, cpu = time.perf_counter() - began, time.process_time() - used
    print(f"{what:<24}{took:>9.1f} s{cpu:>9.1f} s CPU", flush=True)


def _fill_tables(folder: Path) -> None:
    from gongdao.cli.demo.building import in_order  # noqa: PLC0415 -- slow import
    from gongdao.facts.snapshot import read_frame  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs.models import Unit, UnitGroup  # noqa: PLC0415 -- slow import
    from gongdao.office.registers.register import REGISTERS  # noqa: PLC0415 -- slow import

    units = _units(read_frame(folder, "unit").collect())
    keys = {"unit": _keys(units, "unit")}
    _store(Unit, _columns(units, Unit.relation, keys, {"path": "path", "is_receiving": "is_receiving"}))
    for model in (UnitGroup, *(one.model for one in in_order(REGISTERS.values()))):
        rows = read_frame(folder, model.relation.name).collect()
        keys[model.relation.name] = _keys(rows, model.relation.key)
        more = {"same_person": "same_person"} if model.relation.name == "person" else {}
        _store(model, _columns(_recognised(rows) if more else rows, model.relation, keys, more))


def _units(rows: pl.DataFrame) -> pl.DataFrame:
    """Put the city above the districts, a receiving unit beside them, and write down every path."""
    own = pl.DataFrame({"unit": [CITY, WAITING], "name": ["示例市", "待分配"], "parent": [None, CITY]})
    rows = pl.concat([own, rows.with_columns(pl.col("parent").fill_null(CITY))], how="diagonal")
    paths, above = {}, dict(rows.select("unit", "parent").iter_rows())
    for unit in above:
        steps, at = [], unit
        while at:
            steps.append(at)
            at = above[at]
        paths[unit] = "/".join(["", *reversed(steps), ""])
    path = pl.col("unit").replace_strict(paths)
    return rows.with_columns(path.alias("path"), (pl.col("unit") == WAITING).alias("is_receiving"))


def _recognised(rows: pl.DataFrame) -> pl.DataFrame:
    """Digest of name, sex and birth: here only what keeps people apart."""
    return rows.with_columns((pl.col("person").hash().cast(pl.String)).alias("same_person"))


def _keys(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    return rows.select(pl.col(key).alias("key")).with_row_index("pk", offset=1)


def _columns(
    rows: pl.DataFrame, relation: Relation, keys: dict[str, pl.DataFrame], more: dict[str, str]
) -> pl.DataFrame:
    """Name the columns as the table does; references become primary keys, hundredths numbers."""
    from gongdao.facts.relation import Kind  # noqa: PLC0415 -- slow import

    rows = rows.with_row_index("id", offset=1)
    columns = [pl.col("id"), pl.col(relation.key).alias("key"), *(pl.col(name).alias(to) for name, to in more.items())]
    for column in relation.columns[1:]:
        if column.refers:
            known = keys.get(column.refers, pl.DataFrame(schema={"pk": pl.UInt32, "key": pl.String}))
            there = known.rename({"pk": f"{column.name}_id", "key": column.name})
            rows = rows.join(there, on=column.name, how="left", maintain_order="left")
            columns.append(pl.col(f"{column.name}_id"))
        elif column.kind is Kind.PARTIAL_DAY:
            columns += [pl.col(column.name), pl.col(f"{column.name}__last").alias(f"{column.name}_last")]
        else:
            columns.append(pl.col(column.name) / 100 if column.kind is Kind.DECIMAL else pl.col(column.name))
    return rows.select(columns)


def _store(model: type[Model], rows: pl.DataFrame) -> None:
    from django.db import connection  # noqa: PLC0415 -- slow import

    if rows.is_empty():
        return
    given = set(rows.columns)
    missing = [field for field in model._meta.concrete_fields if field.column not in given]
    rows = rows.with_columns(pl.lit(field.get_default()).alias(field.column) for field in missing)
    table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in rows.columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN CSV') as copy:
                for part in rows.iter_slices(SLICE):
                    text = io.BytesIO()
                    part.write_csv(text, include_header=False)
                    copy.write(text.getvalue())
            cursor.execute("SET session_replication_role = origin")
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {rows.height})")
            return
        rows = rows.with_columns(pl.col(pl.Date).cast(pl.String))
        statement = f"INSERT INTO {table} ({names}) VALUES ({','.join('?' * rows.width)})"  # noqa: S608 -- names of ours
        cursor.execute("PRAGMA synchronous = OFF")
        for part in rows.iter_slices(SLICE):
            cursor.execute("BEGIN")
            cursor.connection.executemany(statement, part.rows())
            cursor.execute("COMMIT")


def _set_up(day: date, packs: Sequence[str]) -> None:
    from gongdao.cli.demo.accounts import open_accounts  # noqa: PLC0415 -- slow import
    from gongdao.office.accounts.principals import system  # noqa: PLC0415 -- slow import
    from gongdao.office.orgs.models import Unit  # noqa: PLC0415 -- slow import
    from gongdao.office.rulings import actions  # noqa: PLC0415 -- slow import
    from gongdao.packs.installed import load  # noqa: PLC0415 -- slow import

    city = Unit.objects.unscoped(reason=WHY).get(key=CITY)
    township = Unit.objects.unscoped(reason=WHY).filter(kind="township").order_by("path")[0]
    made = open_accounts(system(), [city], township, day)
    for name in packs:
        versions = load(name).versions
        adopted_on = versions[0].in_force_from or day
        actions.adopt_pack(by=made["leader"].user, pack=name, unit=city, adopted_on=adopted_on)
