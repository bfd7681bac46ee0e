"""A pack that is kept is the pack as loaded; what is stale, damaged or cannot be written is loaded from its source."""

import pickle
import shutil
import subprocess
import sys

import pytest

from gongdao.packs import installed, kept
from gongdao.packs.installed import load

NAME = "hz"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Install a copy of one pack, and nothing else."""
    shutil.copytree(installed.FOLDER / NAME, tmp_path / NAME, ignore=shutil.ignore_patterns(kept.PLACE))
    monkeypatch.setattr(installed, "FOLDER", tmp_path)
    load.cache_clear()
    yield tmp_path / NAME
    load.cache_clear()


def loaded_again():
    load.cache_clear()
    return load(NAME)


def kept_names(folder):
    return sorted(path.name for path in (folder.parent / kept.PLACE).iterdir())


def test_a_pack_is_kept_as_it_was_loaded(folder):
    first = load(NAME)

    assert kept.read_kept(kept.kept_file(folder)) == first
    assert kept_names(folder) == [kept.kept_file(folder).name]


def test_a_kept_pack_is_used(folder, monkeypatch):
    first = load(NAME)
    monkeypatch.setattr(installed, "_from_source", pytest.fail)

    assert loaded_again() == first


def test_a_changed_file_is_loaded_anew_in_place_of_the_old_one(folder):
    old = load(NAME)
    file = folder / "pack.yaml"
    file.write_text(file.read_text("utf-8").replace("issuer: ", "issuer: 新"), "utf-8")

    new = loaded_again()

    assert new.issuer == f"新{old.issuer}"
    assert kept_names(folder) == [kept.kept_file(folder).name]


def test_a_changed_engine_changes_the_name(folder, monkeypatch):
    before = kept.kept_file(folder)
    monkeypatch.setattr(kept, "_common", lambda: b"another engine")

    assert kept.kept_file(folder) != before


@pytest.mark.parametrize("damage", [b"", b"not a pickle", pickle.dumps({"pack": NAME})])
def test_a_damaged_file_is_loaded_from_its_source_and_kept_anew(folder, damage):
    first = load(NAME)
    kept.kept_file(folder).write_bytes(damage)

    assert loaded_again() == first
    assert kept.read_kept(kept.kept_file(folder)) == first


def test_a_place_that_cannot_be_written_to_keeps_nothing(folder):
    (folder.parent / kept.PLACE).write_text("a file stands where the folder would be", "utf-8")

    assert load(NAME).name == NAME
    assert (folder.parent / kept.PLACE).is_file()


def test_a_faulty_pack_is_not_kept(folder):
    (folder / "pack.yaml").write_text("pack: hz\n", "utf-8")

    with pytest.raises(Exception, match=r"hz/pack\.yaml 第1行"):
        load(NAME)

    assert not (folder.parent / kept.PLACE).exists()


def test_a_kept_pack_needs_neither_yaml_nor_rules(folder):
    script = f"""
import sys
from pathlib import Path
from gongdao.packs import installed
installed.FOLDER = Path({str(folder.parent)!r})
installed.load({NAME!r})
print(sorted({{"yaml", "gongdao.engine.language", "polars", "django"}} & set(sys.modules)))
"""
    load(NAME)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")
