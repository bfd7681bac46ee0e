"""Snapshots: what is written is read back, in both forms, byte for byte the same each time."""

import hashlib
import json
import sys
from calendar import monthrange
from datetime import date
from decimal import Decimal
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Column, Kind, Relation
from gongdao.facts.snapshot import (
    Snapshot,
    SnapshotError,
    SnapshotWriter,
    read_frame,
    read_rows,
    schema,
    to_frames,
    write,
)

FORMS = ["parquet", "csv"]


def partial_dates() -> st.SearchStrategy[PartialDate]:
    days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
    forms = st.sampled_from([10, 7, 4])
    return st.builds(lambda day, length: PartialDate.parse(day.isoformat()[:length]), days, forms)


def values(column: Column) -> st.SearchStrategy[object]:
    texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=8)
    kinds: dict[Kind, st.SearchStrategy[object]] = {
        Kind.TEXT: texts,
        Kind.CODE: st.sampled_from([code for code, _ in column.codes] or ["none"]),
        Kind.INTEGER: st.integers(min_value=0, max_value=2**40),
        Kind.DECIMAL: st.decimals(min_value=0, max_value=10**6, places=2),
        Kind.DAY: st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
        Kind.PARTIAL_DAY: partial_dates(),
        Kind.FLAG: st.booleans(),
    }
    return kinds[column.kind] if column.required else st.none() | kinds[column.kind]


def rows(relation: Relation) -> st.SearchStrategy[list[dict[str, object]]]:
    row = st.fixed_dictionaries({column.name: values(column) for column in relation.columns})
    return st.lists(row, min_size=1, max_size=4)


def full(relation: str, /, **cells: object) -> dict[str, object]:
    return dict.fromkeys(RELATIONS[relation].by_name) | cells


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_rows_of_every_kind_come_back(form, data):
    name = data.draw(st.sampled_from(["study_event", "appointment", "body", "person", "tally", "exception"]))
    wanted = data.draw(rows(RELATIONS[name]))

    with TemporaryDirectory() as place:
        write(Path(place) / "facts", Snapshot({name: wanted}), form)
        found = read_rows(Path(place) / "facts")

    assert found.rows(name) == wanted
    assert sum(len(other) for other in found.relations.values()) == len(wanted)


@pytest.mark.parametrize("form", FORMS)
def test_every_relation_comes_back_without_values(form, tmp_path):
    wanted = {name: [full(name, **{RELATIONS[name].key: "1"})] for name in RELATIONS}

    write(tmp_path / "facts", Snapshot(wanted), form)

    assert read_rows(tmp_path / "facts").relations == wanted


def test_physical_form_has_hundredths_and_two_days(tmp_path):
    event = {"event": "e1", "days": Decimal("11.5"), "held_on": date(2026, 3, 1)}
    term = {"appointment": "a1", "person": "p", "post": "q", "unit": "u", "started_on": PartialDate.parse("2001-02")}
    write(tmp_path / "facts", Snapshot({"study_event": [event], "appointment": [term]}))

    event_frame = read_frame(tmp_path / "facts", "study_event").collect()
    term_frame = read_frame(tmp_path / "facts", "appointment").collect()

    assert event_frame.schema == pl.Schema(schema("study_event"))
    assert event_frame["days"].to_list() == [1150]
    assert term_frame["started_on"].to_list() == [date(2001, 2, 1)]
    assert term_frame["started_on__last"].to_list() == [date(2001, 2, 28)]
    assert term_frame["ended_on__last"].to_list() == [None]


def test_csv_is_plain_text(tmp_path):
    body = {
        "body": "b1",
        "unit": "u1",
        "name": "某局班子",
        "has_centre_group": True,
        "established_on": date(2001, 7, 21),
    }
    event = {"event": "e1", "days": Decimal("0.05")}

    write(tmp_path / "facts", Snapshot({"body": [body], "study_event": [event]}), "csv")

    assert (tmp_path / "facts" / "body.csv").read_text(encoding="utf-8") == (
        "body,unit,name,has_centre_group,established_on,dissolved_on\nb1,u1,某局班子,true,2001-07-21,\n"
    )
    assert (tmp_path / "facts" / "study_event.csv").read_text(encoding="utf-8").endswith("\ne1,,,,,,0.05,,,\n")


def test_a_column_the_file_lacks_is_empty(tmp_path):
    (tmp_path / "unit.csv").write_text("name,unit\n某局,u1\n", encoding="utf-8")
    pl.DataFrame({"body": ["b1"], "unit": ["u1"]}).write_parquet(tmp_path / "body.parquet")

    found = read_rows(tmp_path)

    assert found.rows("unit") == [full("unit", unit="u1", name="某局")]
    assert found.rows("body") == [full("body", body="b1", unit="u1")]


def test_frames_of_a_snapshot_cover_the_dictionary():
    frames = to_frames(Snapshot({"unit": [{"unit": "u1", "name": ""}]}))

    assert {name: frame.schema for name, frame in frames.items()} == {
        name: pl.Schema(schema(name)) for name in RELATIONS
    }
    assert frames["unit"].rows() == [("u1", None, None, None, None, None, None, None)]


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"event": "e", "days": Decimal("0.125")}, ValueError),
        ({"event": "e", "days": "1"}, TypeError),
        ({"event": "e", "hours": 1}, ValueError),
    ],
)
def test_rows_that_are_no_facts_are_refused(cells, error):
    with pytest.raises(error):
        to_frames(Snapshot({"study_event": [cells]}))


@pytest.mark.parametrize("form", FORMS)
def test_pieces_are_joined_in_order_and_the_same_bytes_each_time(form, tmp_path):
    units = [[{"unit": f"u{piece}-{number}"} for number in range(3)] for piece in range(3)]
    for place in ("one", "two", "two"):
        with SnapshotWriter(tmp_path / place, form) as writer:
            for piece in units:
                writer.append_rows(Snapshot({"unit": piece}))
            writer.attach("planted.csv", b"clause\n")

    one, two = tmp_path / "one", tmp_path / "two"

    assert [row["unit"] for row in read_rows(one).rows("unit")] == [row["unit"] for part in units for row in part]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
    assert sorted(path.name for path in one.iterdir()) == ["manifest.json", "planted.csv", f"unit.{form}"]
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }


def test_manifest_has_counts_and_digests(tmp_path):
    write(tmp_path / "facts", Snapshot({"unit": [{"unit": "u1"}], "body": []}), "csv")

    manifest = json.loads((tmp_path / "facts" / "manifest.json").read_text(encoding="utf-8"))

    digest = hashlib.sha256(
        b"unit,name,kind,function,parent,place,established_on,abolished_on\nu1,,,,,,,\n"
    ).hexdigest()
    assert manifest == {"format": 1, "files": {"unit.csv": {"rows": 1, "sha256": digest}}, "attached": {}}


def test_a_failed_write_leaves_the_old_snapshot(tmp_path):
    write(tmp_path / "facts", Snapshot({"unit": [{"unit": "old"}]}))

    def fail() -> None:
        with SnapshotWriter(tmp_path / "facts") as writer:
            writer.append_rows(Snapshot({"unit": [{"unit": "new"}]}))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert [path.name for path in tmp_path.iterdir()] == ["facts"]
    assert read_rows(tmp_path / "facts").rows("unit") == [full("unit", unit="old")]


def test_a_folder_of_something_else_is_not_replaced(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")

    with pytest.raises(SnapshotError) as refusal:
        write(tmp_path, Snapshot())

    assert refusal.value.code == "folder_taken"
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_missing_folder_and_an_unknown_relation_are_refused(tmp_path):
    with pytest.raises(SnapshotError) as missing:
        read_rows(tmp_path / "nowhere")
    with pytest.raises(SnapshotError) as unknown:
        read_frame(tmp_path, "ballot")

    assert [missing.value.code, unknown.value.code] == ["folder_missing", "unknown_relation"]
    assert unknown.value.sentence == "不能读取“ballot”。事实字典中没有这个登记簿。请用登记簿的英文名称。"


def test_years_without_29_february_end_on_the_28th():
    for year in (2023, 2024, 2100):
        month = to_frames(Snapshot({"person": [{"person": "p", "born_on": PartialDate.parse(f"{year}-02")}]}))["person"]

        assert month["born_on__last"].to_list() == [date(year, 2, monthrange(year, 2)[1])]


def test_importing_snapshots_does_not_load_polars():
    code = "import sys, gongdao.facts.snapshot, gongdao.facts.validation; sys.exit('polars' in sys.modules)"

    assert run([sys.executable, "-c", code], check=False).returncode == 0
