"""Serving: the pages answer, jobs are run, and nothing is left behind, however it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 60


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """One data folder for all, so that its tables are made once."""
    folder = tmp_path_factory.mktemp("serve") / "data"
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"GONGDAO_DATA": str(folder)}


@pytest.fixture
def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.fixture
def served(environment, free_port):
    command = [sys.executable, "-u", "-m", "gongdao.cli", "serve", "--port", str(free_port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield process
        process.terminate()


def processes_of(folder: str) -> list[int]:
    """Find the processes that work on a data folder by their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            values = place.read_bytes().split(b"\0")
        except OSError:
            continue
        if f"GONGDAO_DATA={folder}".encode() in values and int(place.parent.name) != os.getpid():
            found.append(int(place.parent.name))
    return found


def wait_for(condition) -> bool:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_serve_answers_and_leaves_no_process_behind(environment, free_port, served, ending):
    said = served.stdout.readline()

    with urlopen(f"http://127.0.0.1:{free_port}/sign-in/") as answer:
        page = answer.read().decode()
    both = wait_for(lambda: len(processes_of(environment["GONGDAO_DATA"])) == 3)
    served.send_signal(ending)
    served.wait(PATIENCE_SECONDS)
    gone = wait_for(lambda: processes_of(environment["GONGDAO_DATA"]) == [])

    assert said == f"公道已启动：http://127.0.0.1:{free_port}/（按 Ctrl+C 停止）\n"
    assert re.search(r"<title>[^<]*登录", page)
    assert both
    assert gone
    if ending != signal.SIGKILL:
        assert served.returncode == 0
        assert served.stdout.read() == "已停止。\n"


def test_worker_that_ends_is_started_again(environment, served):
    served.stdout.readline()
    folder = environment["GONGDAO_DATA"]
    first = wait_for_worker(folder, None)

    os.kill(first, signal.SIGKILL)
    second = wait_for_worker(folder, first)

    assert second != first


def wait_for_worker(folder: str, other: int | None) -> int:
    def workers() -> list[int]:
        return [one for one in processes_of(folder) if b"worker" in words_of(one) and one != other]

    assert wait_for(workers)
    return workers()[0]


def words_of(process: int) -> list[bytes]:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def test_taken_port_is_one_sentence(gongdao):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]

        done = gongdao("serve", "--port", port)

    assert done.is_one_sentence
    assert done.err == (f"不能在127.0.0.1:{port}提供服务。该地址或端口不可用或已被占用。请用 --bind、--port 换一个。\n")


@pytest.mark.parametrize(
    ("name", "value", "start_of_sentence"),
    [
        ("DATABASE_URL", "mysql://nowhere", "不能启动。环境变量的设置不合要求"),
        ("GONGDAO_LOGIN_LIMIT", "many", "不能启动。环境变量的设置不合要求"),
        ("GONGDAO_DATA", "/dev/null/data", "不能使用数据文件夹。"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "不能使用数据库。"),
    ],
)
def test_installation_that_is_unfit_is_one_sentence(environment, name, value, start_of_sentence):
    command = [sys.executable, "-m", "gongdao.cli", "worker"]
    if name == "DATABASE_URL" and value.startswith("postgresql"):
        command[-1:] = ["sweep", "--database", "--as-of", "2026-12-31"]

    done = subprocess.run(command, env=environment | {name: value}, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(start_of_sentence)
    assert len(done.stderr.splitlines()) == 1


def test_file_that_is_no_database_is_one_sentence(environment, tmp_path):
    (tmp_path / "gongdao.sqlite3").write_bytes(b"not a database at all" * 100)
    command = [sys.executable, "-m", "gongdao.cli", "demo"]
    environment = environment | {"GONGDAO_DATA": str(tmp_path)}

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("不能使用数据库。")
    assert len(done.stderr.splitlines()) == 1
