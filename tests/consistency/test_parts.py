"""The list of parts names everything that is pinned, with digests, and nobody's registry."""

import json
import re

from tests.consistency.repository import texts
from tools.sbom import PRODUCT, asset_parts, document, python_parts


def made() -> dict:
    return document([*python_parts(), *asset_parts()])


def test_every_pin_is_a_part_with_its_digests():
    lock = texts()["requirements.lock"]
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    digests = re.findall(r"sha256:([0-9a-f]{64})", lock)

    parts = [part for part in made()["components"] if part["purl"].startswith("pkg:pypi/")]

    assert {part["name"]: part["version"] for part in parts} == pins
    assert [one["value"] for part in parts for one in part["properties"] if one["name"].endswith("sha256")] == digests


def test_assets_that_pages_load_are_parts_and_those_of_tests_are_not():
    parts = {part["name"]: part for part in made()["components"] if part["purl"].startswith("pkg:npm/")}

    assert ("echarts" in parts, "axe-core" in parts) == (True, False)
    assert all(len(part["hashes"][0]["content"]) == 128 for part in parts.values())


def test_every_part_is_reached_from_the_product():
    found = made()
    needs = {one["ref"]: set(one["dependsOn"]) for one in found["dependencies"]}
    reached, waiting = set(), [PRODUCT]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += needs[ref]

    assert reached == {PRODUCT, *(part["bom-ref"] for part in found["components"])}
    assert "pkg:pypi/cffi" not in {ref.partition("@")[0] for ref in needs[PRODUCT]}


def test_the_list_names_no_address_and_is_the_same_each_time():
    text = json.dumps(made())

    assert "://" not in text
    assert json.dumps(made()) == text
