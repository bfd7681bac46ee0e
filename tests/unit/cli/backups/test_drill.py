"""The drill: a backup is made while acts are recorded, the installation is destroyed, and restored elsewhere."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

# Acts one after the other, each told when it is acknowledged, until the process is ended.
WRITER = """
import django; django.setup()
from gongdao.office.accounts.principals import system
from gongdao.office.orgs import actions
from gongdao.office.orgs.rows import NewUnit
for number in range(100_000):
    actions.create_units(by=system(), rows=[NewUnit(f"单位{number}", key=f"drill-{number}")])
    print(number, flush=True)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("drill")


@pytest.fixture(scope="module")
def installed(place):
    """The folder of an installation with a small roster and one upload."""
    (place / "key").write_bytes(b"a key file of some length")
    (place / "roster.csv").write_text("姓名,性别,出生日期\n张三,男,1957-06-12\n", encoding="utf-8")
    done = gongdao(place / "data", "import", place / "roster.csv")
    assert done.returncode == 0, done.stderr
    (place / "data/uploads").mkdir(mode=0o700)
    (place / "data/uploads/file-1").write_bytes(b"kept")
    return place / "data"


def environment(data):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    keys = {"GONGDAO_DATA": str(data), "GONGDAO_KEYS": f"{data}-keys"}
    return kept | keys | {"DJANGO_SETTINGS_MODULE": "config.settings"}


def gongdao(data, *words):
    command = [sys.executable, "-m", "gongdao.cli", *map(str, words)]
    return subprocess.run(command, env=environment(data), capture_output=True, text=True, check=False)


def units(folder):
    with sqlite3.connect(folder / "gongdao.sqlite3") as database:
        return {row[0] for row in database.execute("SELECT key FROM orgs_unit")}


def test_a_backup_during_writes_brings_everything_acknowledged_back(place, installed):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER], env=environment(installed), stdout=subprocess.PIPE, text=True
    )
    acknowledged = [int(writer.stdout.readline()) for _ in range(20)]
    made = gongdao(installed, "backup", "--out", place / "backup", "--key-file", place / "key")
    went_on = int(writer.stdout.readline()) > acknowledged[-1]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    shutil.rmtree(installed)
    began = time.monotonic()
    restored = gongdao(
        place / "other", "restore", place / "backup", "--into", place / "back", "--key-file", place / "key"
    )
    seconds = time.monotonic() - began

    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert went_on
    assert {f"drill-{number}" for number in acknowledged} <= units(place / "back")
    assert (place / "back/uploads/file-1").read_bytes() == b"kept"
    assert not (place / "back/keys").exists()
    assert "核对无误" in restored.stdout
    assert seconds < 15 * 60


def test_what_is_restored_serves_again(place):
    done = gongdao(place / "back", "import", place / "roster.csv", "--format", "json")

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
def test_a_refusal_is_one_sentence_and_leaves_nothing(place, words, said):
    done = gongdao(place / "back", *(word.format(place) for word in words))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (place / "new").exists()
