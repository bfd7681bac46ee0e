"""Every kind of problem that a snapshot folder can have, with its place and its sentence."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from gongdao.facts.messages import SENTENCES
from gongdao.facts.partial import PartialDate
from gongdao.facts.snapshot import Snapshot, SnapshotError, schema, write
from gongdao.facts.validation import validate

FORMS = ["parquet", "csv"]
ABOUT_THE_MANIFEST = {"manifest_missing", "digest_differs", "count_differs", "file_unlisted"}

GOOD = Snapshot(
    {
        "unit": [
            {"unit": "u1", "name": "某局", "kind": "department", "established_on": date(2001, 7, 21)},
            {"unit": "u2", "parent": "u1", "established_on": date(2001, 7, 21), "abolished_on": date(2001, 7, 21)},
        ],
        "person": [{"person": "p1", "name": "甲", "unit": "u1", "born_on": PartialDate.parse("1971")}],
        "post": [{"post": "q1", "unit": "u1", "is_main_leader": True}],
        "appointment": [
            {
                "appointment": "a1",
                "person": "p1",
                "post": "q1",
                "unit": "u1",
                "started_on": PartialDate.parse("2001-07"),
                "ended_on": PartialDate.parse("2001"),
            }
        ],
        "study_event": [{"event": "e1", "days": Decimal("11.5"), "held_on": date(2026, 1, 5)}],
        "coverage": [{"coverage": "c1", "complete_from": date(2026, 1, 1), "complete_until": date(2026, 1, 1)}],
    }
)


def csv(folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def parquet(folder: Path, name: str, **columns: object) -> Path:
    kinds = schema(name)
    pl.DataFrame(columns, schema={column: kinds[column] for column in columns}).write_parquet(
        folder / f"{name}.parquet"
    )
    return folder


def found(folder: Path, *, manifest: bool = False) -> list[tuple]:
    """List code, row, column and value; leave out the manifest, which files made by hand do not have."""
    return [
        (problem.code, problem.row, problem.column, problem.value)
        for problem in validate(folder)
        if manifest or problem.code not in ABOUT_THE_MANIFEST
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_good_snapshot_has_no_problem(form, tmp_path):
    write(tmp_path / "facts", GOOD, form)

    assert validate(tmp_path / "facts") == []


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SnapshotError) as refusal:
        validate(tmp_path / "nowhere")

    assert refusal.value.code == "folder_missing"


def test_cells_of_text_that_are_no_values(tmp_path):
    csv(
        tmp_path,
        "study_event",
        "event,kind,days,held_on\n"
        "e1,collective,1.5,2026-02-28\n"
        "e2,party,1.234,2026-02-29\n"
        "e3,lecture,-1,2026-2-1\n"
        ",campaign,1e3,0000-01-01\n",
    )

    assert found(tmp_path) == [
        ("missing_value", 5, "event", None),
        ("not_a_number", 3, "days", "1.234"),
        ("not_a_number", 5, "days", "1e3"),
        ("not_a_date", 3, "held_on", "2026-02-29"),
        ("not_a_date", 4, "held_on", "2026-2-1"),
        ("not_a_date", 5, "held_on", "0000-01-01"),
        ("unknown_code", 3, "kind", "party"),
        ("negative_number", 4, "days", "-1.0"),
    ]


def test_flags_whole_numbers_and_partial_dates_of_text(tmp_path):
    csv(tmp_path, "body", "body,unit,has_centre_group\nb1,u1,true\nb2,u1,TRUE\nb3,u1,\n")
    csv(tmp_path, "unit", "unit\nu1\n")
    csv(tmp_path, "person", "person,born_on\np1,1971\np2,1971-07\np3,1971-07-21\np4,1971-13\np5,71\n")
    csv(tmp_path, "ranking", "ranking,unit,assessment_year,rank\nr1,u1,2025,1\nr2,u1,2025.0,-1\n")

    assert found(tmp_path) == [
        ("not_a_flag", 3, "has_centre_group", "TRUE"),
        ("not_a_date", 5, "born_on", "1971-13"),
        ("not_a_date", 6, "born_on", "71"),
        ("not_a_number", 3, "assessment_year", "2025.0"),
        ("negative_number", 3, "rank", "-1"),
    ]


def test_typed_values_that_cannot_be(tmp_path):
    parquet(tmp_path, "tally", tally=["t1", None, "t3"], person=["p1", "p1", None], purpose=[None, "vote", None])
    parquet(
        tmp_path,
        "person",
        person=["p1", "p2", "p3", "p4"],
        born_on=[date(1971, 7, 1), date(1971, 7, 1), date(1971, 1, 1), date(1971, 7, 2)],
        born_on__last=[date(1971, 7, 31), None, date(1971, 12, 31), date(1971, 7, 31)],
    )

    assert found(tmp_path) == [
        ("not_a_date", 2, "born_on", "1971-07-01～…"),
        ("not_a_date", 4, "born_on", "1971-07-02～1971-07-31"),
        ("missing_value", 2, "tally", None),
        ("missing_value", 3, "person", None),
        ("unknown_code", 2, "purpose", "vote"),
    ]


def test_a_column_of_another_type(tmp_path):
    pl.DataFrame({"unit": ["u1"], "established_on": ["2001-07-21"]}).write_parquet(tmp_path / "unit.parquet")

    assert found(tmp_path) == [("wrong_type", None, "established_on", "String")]


@pytest.mark.parametrize("form", FORMS)
def test_keys_that_are_not_unique(form, tmp_path):
    write(tmp_path / "facts", Snapshot({"unit": [{"unit": key} for key in ("u1", "u2", "u1", "u1")]}), form)
    header = 1 if form == "csv" else 0

    problems = validate(tmp_path / "facts", limit=1)

    assert [(p.code, p.row, p.column, p.value, p.total) for p in problems] == [
        ("duplicate_key", 3 + header, "unit", "u1", 2)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_references_to_nothing(form, tmp_path):
    rows = [{"body": f"b{number}", "unit": unit} for number, unit in enumerate(["u1", "u9", "u8"])]
    write(tmp_path / "facts", Snapshot({"unit": [{"unit": "u1", "parent": "u7"}], "body": rows}), form)
    header = 1 if form == "csv" else 0

    assert found(tmp_path / "facts") == [
        ("dangling_reference", 2 + header, "unit", "u9"),
        ("dangling_reference", 3 + header, "unit", "u8"),
        ("dangling_reference", 1 + header, "parent", "u7"),
    ]


def test_intervals_the_wrong_way_round(tmp_path):
    csv(tmp_path, "unit", "unit,established_on,abolished_on\nu1,2001-07-21,2001-07-20\nu2,2001-07-21,2001-07-21\n")
    csv(
        tmp_path,
        "appointment",
        "appointment,person,post,unit,started_on,ended_on\na1,p,q,u1,2001-07-21,2001-06\na2,p,q,u1,2001-07-21,2001\n",
    )
    csv(tmp_path, "coverage", "coverage,complete_from,complete_until\nc1,2026-01-02,2026-01-01\n")
    csv(tmp_path, "person", "person\np\n")
    csv(tmp_path, "post", "post,unit\nq,u1\n")

    assert found(tmp_path) == [
        ("ended_before_started", 2, "ended_on", "2001-06-30"),
        ("ended_before_started", 2, "complete_until", "2026-01-01"),
        ("ended_before_started", 2, "abolished_on", "2001-07-20"),
    ]


def test_columns_that_should_not_or_should_be_there(tmp_path):
    csv(tmp_path, "person", "person,unit,salary\np1,,9\n")
    parquet(tmp_path, "body", body=["b1"])

    assert found(tmp_path) == [
        ("missing_column", None, "unit", None),
        ("unknown_column", None, "salary", None),
    ]


def test_files_that_do_not_belong(tmp_path):
    write(tmp_path / "facts", GOOD)
    csv(tmp_path / "facts", "unit", "unit\nu1\nu2\n")
    (tmp_path / "facts" / "ballot.csv").write_text("ballot\n")

    problems = [(problem.code, problem.file) for problem in validate(tmp_path / "facts")]

    assert problems == [("unknown_file", "ballot.csv"), ("file_twice", "unit.csv")]


@pytest.mark.parametrize(
    "data", ["unit,name\nu1,某局\n".encode("gb18030"), b"unit,name\nu1,a,b\n", b"", b"unit\n\xff\n"]
)
def test_files_that_cannot_be_read(data, tmp_path):
    (tmp_path / "unit.csv").write_bytes(data)
    (tmp_path / "person.parquet").write_bytes(b"PAR1")
    csv(tmp_path, "body", "body,unit\nb1,u1\n")

    assert [(problem.code, problem.file) for problem in validate(tmp_path) if problem.code != "manifest_missing"] == [
        ("unreadable_file", "person.parquet"),
        ("unreadable_file", "unit.csv"),
    ]


def test_a_manifest_that_tells_another_story(tmp_path):
    folder = tmp_path / "facts"
    write(folder, GOOD, "csv")
    (folder / "coverage.csv").unlink()
    csv(folder, "person", (folder / "person.csv").read_text(encoding="utf-8") + "p2,乙,,,,,,,,\n")
    csv(folder, "exception", "exception\n")

    assert [(problem.code, problem.file) for problem in validate(folder)] == [
        ("file_missing", "coverage.csv"),
        ("digest_differs", "person.csv"),
        ("file_unlisted", "exception.csv"),
        ("count_differs", "person.csv"),
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"files": {}}', '{"files": {"unit.csv": 1}, "attached": {}}'])
def test_a_manifest_of_another_shape(text, tmp_path):
    (tmp_path / "manifest.json").write_text(text)

    assert found(tmp_path, manifest=True) == [("manifest_unreadable", None, None, None)]


def test_many_problems_are_counted_and_a_few_listed(tmp_path):
    csv(tmp_path, "unit", "unit,kind\n" + "".join(f"u{number},city\n" for number in range(50)))

    problems = [problem for problem in validate(tmp_path, limit=3) if problem.code == "unknown_code"]

    assert [(problem.row, problem.total) for problem in problems] == [(2, 50), (3, 50), (4, 50)]


def test_sentences_name_the_chinese_column_and_what_to_do(tmp_path):
    csv(tmp_path, "unit", "unit,established_on,abolished_on\nu1,2001-07-21,2001-07-20\n")
    csv(tmp_path, "body", "body,unit\nb1,u9\n")
    csv(tmp_path, "person", "person,sex\np1,男\n")

    assert [problem.sentence for problem in validate(tmp_path)] == [
        "“单位”指向“u9”，登记簿“单位”中没有这个编号。请补上该记录或者改正编号。",
        "“性别”填写为“男”，不在代码表中。可用的代码是：male、female。请从中选择。",
        "“撤销日期”为2001-07-20，早于“设立日期”。请核对两个日期。",
        "缺少清单manifest.json，无法核对文件是否完整。请重新生成该快照。",
    ]


def test_no_sentence_shouts_or_uses_narrow_punctuation():
    for text in SENTENCES.values():
        assert text.endswith("。")
        assert not set("!\uff01,;:?") & set(text)
