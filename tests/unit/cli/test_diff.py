"""`gongdao diff`, and local numbers in `sweep` and `explain`, on four invented units; and a faulty pack in words."""

import json
import sys
from uuid import uuid4

import pytest

import gongdao.packs
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.physical import frame_of
from gongdao.facts.snapshot import SnapshotWriter
from gongdao.packs import installed
from tests.unit.engine.packs_in_files import MEASURE, PACK, RULES, line_of, replaced, write_pack
from tests.unit.engine.test_differences import ESTABLISHED
from tests.unit.engine.test_overlays import LOCAL

DAY = "2012-03-01"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install the small pack, with some texts replaced, as the only one; give its name."""
    monkeypatch.setattr(installed, "FOLDER", tmp_path)
    monkeypatch.setattr(gongdao.packs, "__path__", [str(tmp_path)])
    name = f"small_{uuid4().hex}"

    def install_with(**texts):
        texts["pack"] = replaced(texts.get("pack", PACK), "pack: small", f"pack: {name}")
        write_pack(tmp_path, name=name, **texts)
        return name

    yield install_with
    for module in [module for module in sys.modules if module.startswith(f"gongdao.packs.{name}")]:
        del sys.modules[module]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("facts") / "district"
    units = [{"unit": name, "name": f"{name}本级", "established_on": day} for name, day in ESTABLISHED.items()]
    with SnapshotWriter(folder) as writer:
        writer.append("unit", frame_of(RELATIONS["unit"], units))
    return folder


@pytest.fixture
def local(tmp_path):
    """Write local numbers for a pack."""

    def write(pack, text=LOCAL):
        path = tmp_path / "local.yaml"
        path.write_text(replaced(text, "pack: small", f"pack: {pack}"), "utf-8")
        return path

    return write


def test_local_numbers_are_compared_with_the_document(gongdao, install, snapshot, local):
    path = local(install())

    done = gongdao("diff", "--facts", snapshot, "--overlay", path, "--as-of", DAY)

    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "截至2012年3月1日，结论不同的有1项",
            "T-1a  符合→不符合：1项",
            "· T-1a  二局本级〔二局〕：符合→不符合。年限由2年改为5年",
        ],
    )


def test_two_days_are_compared_as_json(gongdao, install, snapshot):
    name = install(measure=replaced(MEASURE, "value: 2,", "value: 3,"))

    done = gongdao(
        "diff", "--facts", snapshot, "--from-date", "2011-12-31", "--to-date", "2012-01-01", "--format", "json"
    )

    assert json.loads(done.out) == {
        "before": {"as_of": "2011-12-31", "packs": [name]},
        "after": {"as_of": "2012-01-01", "packs": [name]},
        "counts": [{"pack": name, "clause": "T-1a", "before": "fails", "after": "holds", "count": 1}],
        "differences": [
            {
                "pack": name,
                "clause": "T-1a",
                "period": None,
                "subject_kind": "unit",
                "subject": "二局",
                "subject_name": "二局本级",
                "unit": "二局",
                "before": "fails",
                "after": "holds",
                "reasons": ["按登记的日期，自2012年1月1日起结论改变"],
            }
        ],
    }


def test_two_versions_are_compared(gongdao, install, snapshot):
    second = '  - {version: "2011-01-01", in_force_from: 2011-01-01, origin: source}\n'
    value = "cites: 满2年}\n          - {from: 2011-01-01, value: 4, origin: source, cites: 满4年}"
    install(pack=replaced(PACK, "files:", f"{second}files:"), measure=replaced(MEASURE, "cites: 满2年}", value))
    words = ["diff", "--facts", snapshot, "--as-of", DAY]

    done = gongdao(*words, "--from-version", "2009-07-21", "--to-version", "2011-01-01")

    assert done.out.splitlines()[-1] == "· T-1a  二局本级〔二局〕：符合→不符合。年限由2年改为4年"
    unknown = gongdao(*words, "--from-version", "2009-07-21", "--to-version", "2014")
    assert unknown.is_one_sentence
    assert "没有版本“2014”" in unknown.err


def test_a_difference_can_make_the_command_fail(gongdao, install, snapshot, local):
    path = local(install())
    words = ["diff", "--facts", snapshot, "--as-of", DAY, "--overlay", path, "--fail-on", "difference"]

    assert gongdao(*words).code == 1
    assert gongdao(*words[:4], "2013-01-01", *words[5:]).code == 1
    assert gongdao(*words[:4], "2030-01-01", *words[5:]).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "请只选一种"),
        (["--from-date", DAY, "--to-date", DAY, "--from-version", "a", "--to-version", "b"], "请只选一种"),
        (["--from-date", DAY], "--to-date 须同时给出"),
        (["--from-version", "a", "--to-version", "b"], "须有核对日期"),
        (["--from-date", DAY, "--to-date", DAY, "--clause", "T-9z"], "不能核对“T-9z”"),
    ],
)
def test_a_comparison_that_cannot_be_made_is_refused(gongdao, install, snapshot, words, sentence):
    install()

    done = gongdao("diff", "--facts", snapshot, *words)

    assert done.is_one_sentence
    assert sentence in done.err


def test_a_sweep_and_an_explanation_use_local_numbers(gongdao, install, snapshot, local):
    path = local(install())
    words = ["--facts", snapshot, "--as-of", DAY, "--overlay", path]

    swept = json.loads(gongdao("sweep", *words, "--format", "json").out)
    explained = gongdao("explain", *words, "--clause", "T-1a", "--subject", "二局").out

    assert {row["outcome"]: row["count"] for row in swept["counts"]} == {"fails": 2, "holds": 1, "unknown": 1}
    assert "数值  年限：5年，出处：满5年，由《某区年限》设定" in explained


def test_local_numbers_of_a_pack_that_is_not_chosen_are_refused(gongdao, install, snapshot, local):
    name = install()
    path = local(name)
    installed.load.cache_clear()

    done = gongdao("sweep", "--facts", snapshot, "--as-of", DAY, "--overlay", path, "--pack", "none")

    assert done.is_one_sentence
    assert "没有名为“none”的措施包" in done.err


def test_local_numbers_are_not_recorded_as_a_sweep(gongdao, install, local):
    done = gongdao("sweep", "--database", "--as-of", DAY, "--overlay", local(install()))

    assert done.is_one_sentence
    assert "不能把按本地数值文件的试算记入数据库" in done.err


FAULTY = {
    "an unknown column": ({"rules": replaced(RULES, "unit.established_on", "unit.founded_on")}, "founded_on"),
    "a wrong unit": ({"measure": replaced(MEASURE, "unit: 年", "unit: 月")}, "单位“年”与单位“月”"),
    "an overlap": (
        {"measure": replaced(MEASURE, "cites: 满2年}", "cites: 满2年}\n          - {from: 2009-07-21, value: 3, origin: source, cites: 满3年}")},
        "同一天有两个值",
    ),
    "a circle": (
        {
            "measure": replaced(
                MEASURE, "        zh: 年限\n        en: years\n        unit: 年\n        values:\n          - {from: 2009-07-21, value: 2, origin: source, cites: 满2年}\n", "        same_as: T-1a.years\n"
            )
        },
        "T-1a.years → T-1a.years",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_pack_is_told_in_one_sentence_with_file_and_line(gongdao, install, name):
    texts, words = FAULTY[name]
    pack = install(**texts)

    done = gongdao("clauses", "--pack", pack)

    assert done.is_one_sentence
    assert words in done.err
    file = "m01_units.py" if "rules" in texts or name == "a wrong unit" else "m01_units.yaml"
    assert done.err.startswith(f"{pack}/{file} 第")
    assert line_of(RULES, "@rule") == 5
