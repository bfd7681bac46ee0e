"""Bad input: one clear sentence, exit code 2, never a traceback; and no Django where no database is asked for."""

import shutil
import subprocess
import sys

import pytest

from gongdao.cli.commands import NAMES
from gongdao.packs import installed
from tests.factories.packs import measures_without_a_date

PACK = ("--pack", "qsh_2009")


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synth") / "district"
    subprocess.run([sys.executable, "-m", "gongdao.cli", "synth", "--persons", "30", "--out", folder], check=True)
    return folder


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["sweeep"], "没有这个命令：sweeep。请用 --help 查看可用的命令。"),
        (["sweep", "--asof", "2026-12-31"], "没有选项“--asof”。请用 --help 查看可用的选项。"),
        (["sweep"], "缺少--as-of。请补上，或用 --help 查看说明。"),
        (["sweep", "--as-of", "abc"], "“abc”不是日期。请写成年-月-日，如 2026-12-31。"),
        (["sweep", "--as-of", "2026-02-30"], "“2026-02-30”不是日期。请写成年-月-日，如 2026-12-31。"),
        (
            ["sweep", "--as-of", "2026-12-31"],
            "请用 --facts 给出快照文件夹，或用 --database 使用数据库，两者只能选一个。",
        ),
        (["clauses", "--format", "xml"], "--format的值不能用。请用 --help 查看可用的值。"),
        (
            ["clauses", "--pack", "nowhere"],
            f"没有名为“nowhere”的措施包。已安装的有：{'、'.join(installed.pack_names())}。请改用其中之一。",
        ),
        (["demo", "--persons", "0"], "--persons的值不能用。请用 --help 查看可用的值。"),
        (["serve", "--port", "99999"], "--port的值不能用。请用 --help 查看可用的值。"),
        (["import"], "缺少文件...。请补上，或用 --help 查看说明。"),
        (["import", "没有.csv"], "不能读取“没有.csv”。该文件不存在或无法打开。请核对文件路径。"),
        (["facts", "validate", "没有"], "不能读取快照。没有名为“没有”的文件夹。请核对路径。"),
    ],
)
def test_bad_input_is_one_sentence(gongdao, words, sentence):
    done = gongdao(*words)

    assert done.is_one_sentence
    assert done.err == f"{sentence}\n"


def test_unknown_clause_is_one_sentence(gongdao, snapshot):
    done = gongdao("sweep", "--facts", snapshot, *PACK, "--as-of", "2026-12-31", "--clause", "QSH-99z")

    assert done.is_one_sentence
    assert "QSH-99z" in done.err


def test_unknown_subject_is_one_sentence(gongdao, snapshot):
    words = ("explain", "--facts", snapshot, *PACK, "--as-of", "2026-12-31", "--clause", "QSH-20c")

    done = gongdao(*words, "--subject", "nobody")

    assert done.is_one_sentence
    assert "nobody" in done.err


def test_folder_without_snapshot_is_one_sentence(gongdao, tmp_path):
    done = gongdao("sweep", "--facts", tmp_path / "none", *PACK, "--as-of", "2026-12-31")

    assert done.is_one_sentence


def test_pack_with_a_broken_parameter_is_one_sentence(gongdao, tmp_path, monkeypatch):
    shutil.copytree(installed.FOLDER / "qsh_2009", tmp_path / "qsh_2009")
    broken = tmp_path / "qsh_2009" / "m20_exchange.yaml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("must_after_years:", "must_after_years: ten\n      spoilt:", 1), encoding="utf-8")
    monkeypatch.setattr(installed, "FOLDER", tmp_path)
    installed.load.cache_clear()

    done = gongdao("clauses", *PACK)

    installed.load.cache_clear()
    assert done.is_one_sentence
    assert "m20_exchange.yaml" in done.err


def test_version_of_a_document_without_a_date_is_said_in_chinese(gongdao, snapshot, tmp_path, monkeypatch):
    words = ("explain", "--facts", snapshot, "--clause", "QSH-6a", "--subject", "b1-0001", "--as-of", "2026-12-31")

    with measures_without_a_date(tmp_path, monkeypatch):
        done = gongdao(*words)

    assert "版本  未注明日期，截至2026年12月31日\n" in done.out
    assert "undated" not in done.out


def test_help_is_chinese_for_every_command(gongdao):
    for name in ["", *NAMES]:
        done = gongdao(*filter(None, [name]), "--help")

        assert done.code == 0
        assert done.out.startswith("用法：")
        assert "Options" not in done.out
        assert "Show this" not in done.out


WITHOUT_DJANGO = {
    "clauses": ["clauses", "--format", "json"],
    "facts": ["facts", "--format", "json"],
    "sweep": ["sweep", "--facts", "{folder}", *PACK, "--as-of", "2026-12-31"],
    "explain": [
        "explain",
        "--facts",
        "{folder}",
        "--clause",
        "QSH-6a",
        "--subject",
        "b1-0001",
        "--as-of",
        "2026-12-31",
    ],
    "synth": ["synth", "--persons", "5", "--out", "{folder}-again"],
    "cases": ["cases", "--engine", "reference"],
}


@pytest.mark.parametrize("words", WITHOUT_DJANGO.values(), ids=WITHOUT_DJANGO)
def test_command_without_a_database_needs_no_django(snapshot, words):
    script = (
        "import sys\nfrom gongdao.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "assert 'django' not in sys.modules\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, *(word.format(folder=snapshot) for word in words)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout != ""
