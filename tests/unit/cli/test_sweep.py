"""The table of a sweep stands in the order of the document, then of the periods."""

import json

import pytest

from gongdao.cli.main import main
from gongdao.cli.sweep import swept_clauses
from gongdao.errors import UserError
from gongdao.packs.installed import load

PACK = load("qsh_2009")
AS_OF = "2026-12-31"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synth") / "district"
    main(["synth", "--persons", "60", "--out", str(folder)])
    return folder


@pytest.mark.parametrize("engine", ["compiled", "reference"])
def test_the_table_follows_the_document_and_the_periods(gongdao, snapshot, engine):
    words = ["sweep", "--facts", snapshot, "--pack", "qsh_2009", "--as-of", AS_OF, "--engine", engine]

    table = [line.split()[0] for line in gongdao(*words).out.splitlines()[2:]]
    counts = json.loads(gongdao(*words, "--format", "json").out)["counts"]

    judged = list(dict.fromkeys(table))
    assert judged == [clause.id for clause in PACK.computed if clause.id in judged]
    assert {"QSH-2a", "QSH-20c", "QSH-30b"} <= set(judged)
    places = [(judged.index(row["clause"]), row["period"] or "") for row in counts]
    assert places == sorted(places)


def test_what_reads_complaints_is_left_out_and_refused_by_name():
    pack = load("cd")
    clauses = [(pack, clause) for clause in pack.computed]

    left = {clause.id for _, clause in swept_clauses(clauses, ())}

    assert {clause.id for _, clause in clauses} - left == {"CD-11g", "CD-26g", "CD-26i", "CD-26j", "CD-27s"}
    with pytest.raises(UserError, match="不能核对“CD-26g”"):
        swept_clauses(clauses, ("CD-26g",))
