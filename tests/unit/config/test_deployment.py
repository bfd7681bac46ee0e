"""The settings of a real deployment: Django finds nothing to say about them."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


def check(tmp_path, **environment):
    return subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=os.environ
        | {"GONGDAO_DATA": str(tmp_path / "data"), "GONGDAO_KEYS": str(tmp_path / "keys")}
        | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_over_https_is_clean(tmp_path):
    done = check(tmp_path, GONGDAO_HTTPS="1", GONGDAO_ALLOWED_HOSTS="gongdao.example")

    assert (done.returncode, done.stderr) == (0, "")


def test_deployment_without_https_is_not(tmp_path):
    assert check(tmp_path, GONGDAO_HTTPS="").returncode == 1
