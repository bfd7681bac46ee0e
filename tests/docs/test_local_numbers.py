"""The file of docs/howto/local-numbers.md is another district with 5 and 8 years: no code, one file."""

import re
from datetime import date
from pathlib import Path

import pytest

from gongdao.cli.main import main
from gongdao.engine.overlays import read_overlay
from gongdao.packs.installed import load

PAGE = (Path(__file__).parents[2] / "docs/howto/local-numbers.md").read_text("utf-8")
(TEXT,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_file_of_the_page_sets_five_and_eight_years():
    pack = load("qsh_2009").with_overlay(read_overlay(TEXT, "local.yaml", load))

    numbers = [
        (clause, name, [parameter.on(day).value for day in (date(2026, 2, 28), date(2026, 3, 1))])
        for clause in ("QSH-20b", "QSH-20c")
        for name in ("plan_after_years", "must_after_years")
        for parameter in pack.clause(clause).parameters
        if parameter.name == name
    ]
    assert numbers == [
        ("QSH-20b", "plan_after_years", [8, 5]),
        ("QSH-20b", "must_after_years", [10, 8]),
        ("QSH-20c", "must_after_years", [10, 8]),
    ]


def test_the_commands_of_the_page_run_on_a_snapshot(tmp_path, capsys):
    path = tmp_path / "local.yaml"
    path.write_text(TEXT, "utf-8")
    main(["synth", "--persons", "240", "--out", str(tmp_path / "district")])
    compared = re.findall(r"^gongdao (diff .*)$", PAGE, re.MULTILINE)
    assert len(compared) == 2
    capsys.readouterr()

    for words in compared:
        given = words.replace("--database", f"--facts {tmp_path / 'district'}").replace("local.yaml", str(path))
        main(given.split())
        said = capsys.readouterr()

        assert said.err == ""
        assert re.match(r"截至2026年\d+月\d+日.*，结论不同的有\d+项\n", said.out)
        if "--overlay" in words:
            assert "列入交流计划的任职年限由8年改为5年" in said.out


@pytest.mark.parametrize("command", ["sweep", "explain"])
def test_the_page_names_only_options_that_there_are(command, capsys):
    main([command, "--help"])

    assert "--overlay" in capsys.readouterr().out
