import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch):
    for name in ("DATABASE_URL", "GONGDAO_DATA", "GONGDAO_SECRET_KEY", "GONGDAO_LOGIN_LIMIT"):
        monkeypatch.delenv(name, raising=False)


def test_secret_key_is_made_once_for_its_owner_alone(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(environment.secret_key, [tmp_path] * 8))

    assert len(set(keys)) == 1
    assert len(keys[0]) >= 64
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_secret_key_from_outside_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGDAO_SECRET_KEY", "from-outside")

    assert environment.secret_key(tmp_path) == "from-outside"
    assert list(tmp_path.iterdir()) == []


def test_data_folder_is_made_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("GONGDAO_DATA", str(tmp_path / "a" / "b"))

    folder = environment.data_folder()

    assert folder == tmp_path / "a" / "b"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_embedded_database_stands_in_the_data_folder(tmp_path):
    database = environment.database(tmp_path)

    assert (database["ENGINE"], database["NAME"]) == ("django.db.backends.sqlite3", tmp_path / "gongdao.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_database_url_is_taken_apart(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://zhang:p%40ss@db.example:5433/gongdao?sslmode=require")

    database = environment.database(tmp_path)

    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "gongdao",
        "USER": "zhang",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require", "pool": {"min_size": 1, "max_size": 4, "timeout": 10}},
    }


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATABASE_URL", "mysql://db.example/gongdao", lambda: environment.database(None)),
        ("GONGDAO_LOGIN_LIMIT", "0", lambda: environment.number("GONGDAO_LOGIN_LIMIT", 5)),
        ("GONGDAO_LOGIN_LIMIT", "many", lambda: environment.number("GONGDAO_LOGIN_LIMIT", 5)),
    ],
)
def test_unfit_value_is_refused(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name):
        read()


@pytest.mark.parametrize(("value", "on"), [("1", True), ("true", True), ("", False), ("0", False), ("no", False)])
def test_flag_is_on_when_it_says_so(monkeypatch, value, on):
    monkeypatch.setenv("GONGDAO_DEBUG", value)

    assert environment.flag("GONGDAO_DEBUG") is on


def test_nothing_else_reads_the_environment():
    package = environment.CHECKOUT / "src"
    readers = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if "os.environ" in path.read_text("utf-8") or "getenv" in path.read_text("utf-8")
    }

    allowed = {"config/environment.py", "config/wsgi.py", "gongdao/cli/installation.py"}
    assert {path.replace(os.sep, "/") for path in readers} - allowed == set()
