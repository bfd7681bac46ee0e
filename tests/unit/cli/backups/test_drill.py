"""The drill of `make drill`, small: nothing acknowledged is lost, on the embedded database and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from tools.drill import ACTS_BEFORE, Drill, Place, databases, install, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def drilled(request, tmp_path_factory) -> Iterator[tuple[Place, Drill]]:
    """Give what was restored, and what came of the drill."""
    folder = tmp_path_factory.mktemp("drill")
    with databases(request.param) as (one, other):
        first, back = Place(folder / "data", one), Place(folder / "back", other)
        install(first, people=1)
        yield back, run(first, back)


def test_a_backup_during_writes_brings_everything_acknowledged_back(drilled):
    back, found = drilled

    assert (found.acknowledged, found.lost, found.went_on) == (ACTS_BEFORE, 0, True)
    assert (back.data / "uploads/file-1").read_bytes() == b"kept"
    assert not (back.data / "keys").exists()
    assert "核对无误" in found.said
    assert found.restore_seconds < 15 * 60


def test_what_is_restored_serves_again(drilled):
    back, _ = drilled

    done = back.gongdao("import", back.data.parent / "roster.csv", "--format", "json")

    assert done.returncode == 0, done.stderr
    assert '"changes": 0' in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup", "--out", "{0}/backup", "--key-file", "{0}/key"), "已经存在"),
        (("restore", "{0}/backup", "--into", "{0}/back", "--key-file", "{0}/key"), "不是空目录"),
        (("restore", "{0}/backup", "--into", "{0}/new", "--key-file", "{0}/roster.csv"), "口令不对"),
        (("restore", "{0}/roster.csv", "--into", "{0}/new", "--key-file", "{0}/key"), "不是公道的备份"),
        (("restore", "{0}/none", "--into", "{0}/new", "--key-file", "{0}/key"), "无法打开"),
    ],
)
def test_a_refusal_is_one_sentence_and_leaves_nothing(drilled, words, said):
    back, _ = drilled
    folder = back.data.parent

    done = back.gongdao(*(word.format(folder) for word in words))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (folder / "new").exists()
