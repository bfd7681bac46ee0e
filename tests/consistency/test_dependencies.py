"""Every dependency has its reason, a lock with hashes, and no more than one place."""

import json
import re
import tomllib

from tests.consistency.repository import ROOT, texts

PINNED = re.compile(r"^([a-z0-9-]+)==\S+", re.MULTILINE)


def _declared() -> list[str]:
    project = tomllib.loads(texts()["pyproject.toml"])["project"]
    return project["dependencies"] + [name for names in project["optional-dependencies"].values() for name in names]


def test_every_dependency_stands_alone_on_its_line_with_a_reason():
    reasons = re.findall(r'^ +"([^"]+)",? +# \S.{9,}$', texts()["pyproject.toml"], re.MULTILINE)

    assert set(_declared()) - set(reasons) == set()


def test_every_dependency_is_locked():
    names = {re.split(r"[\[~<>=]", entry)[0].lower() for entry in _declared()}

    assert names - set(PINNED.findall(texts()["requirements-dev.lock"])) == set()


def test_every_locked_package_has_a_hash():
    for name, text in texts().items():
        if name.endswith(".lock"):
            entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
            assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == [], name


def test_base_and_development_locks_agree():
    base = set(re.findall(r"^[a-z0-9-]+==[^ ;]+", texts()["requirements.lock"], re.MULTILINE))
    everything = set(re.findall(r"^[a-z0-9-]+==[^ ;]+", texts()["requirements-dev.lock"], re.MULTILINE))

    assert base - everything == set()


def test_npm_packages_are_locked_without_an_address():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    fetched = {name: entry for name, entry in packages.items() if name}
    assert {name for name, entry in fetched.items() if "resolved" in entry} == set()
    assert {name for name, entry in fetched.items() if not entry["integrity"].startswith("sha512-")} == set()
