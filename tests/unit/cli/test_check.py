"""The self-check of a deployment names each fault in a sentence of its own."""

import pytest
from django.conf import settings

from gongdao.cli.checkup.deployment import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Folders as an installation makes them."""
    data, keys = tmp_path / "data", tmp_path / "keys"
    for folder in (data, keys):
        folder.mkdir(mode=0o700)
    monkeypatch.setattr(settings, "GONGDAO_DATA", data)
    monkeypatch.setattr(settings, "GONGDAO_KEYS", keys)
    monkeypatch.setattr("gongdao.cli.checkup.deployment.copies.faults_of_sqlite", lambda _path: [])
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["localhost"])
    monkeypatch.setattr("gongdao.cli.checkup.deployment._SPARE_MEBIBYTES", 0)
    return data


def test_a_sound_deployment_has_no_faults(places):
    assert list(faults()) == []


def test_each_fault_is_named(places, monkeypatch):
    places.chmod(0o750)
    (places / "secret.key").write_text("x")
    (places / "secret.key").chmod(0o644)
    monkeypatch.setattr(settings, "DEBUG", True)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["*"])
    monkeypatch.setattr("gongdao.cli.checkup.deployment._SPARE_MEBIBYTES", 10**9)

    found = list(faults())

    said = [f"“{places}”可以", f"“{places}/secret.key”可以", "只剩", "调试模式", "任何主机名", "没有启用HTTPS"]
    assert [part for part in said if not any(part in sentence for sentence in found)] == []
    assert len(found) == len(said)
    assert all(sentence.endswith("。") for sentence in found)
