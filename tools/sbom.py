"""The list of parts as CycloneDX JSON: what an installation consists of, pinned by digest, with licences.

`python -m tools.sbom FILE` reads the lock of the product and that of the front-end assets; licences come from what is
installed. Nothing in it names an index or a registry, for whoever installs chooses his own.
"""

import base64
import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SPEC = "1.6"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^    # (?:via |  )([A-Za-z0-9._-]+)(?: \(pyproject\.toml\))?$")
PRODUCT = "gongdao"


def main(out: Path) -> int:
    parts = [*python_parts(), *asset_parts()]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(document(parts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(parts)} parts in {out}")
    return 0


def document(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Put the parts and what needs what into one document; the same parts give the same text."""
    needed: dict[str, set[str]] = {PRODUCT: set()}
    known = {part["name"]: part["bom-ref"] for part in parts}
    for part in parts:
        needed.setdefault(part["bom-ref"], set())
        for name in part.pop("_via"):
            needed.setdefault(known.get(name, PRODUCT), set()).add(part["bom-ref"])
    version = metadata.version(PRODUCT)
    product = {"type": "application", "bom-ref": PRODUCT, "name": PRODUCT, "version": version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {"component": product | _licences("Apache-2.0")},
        "components": parts,
        "dependencies": [{"ref": ref, "dependsOn": sorted(names)} for ref, names in sorted(needed.items())],
    }


def python_parts() -> Iterator[dict[str, Any]]:
    """Read the pinned distributions of the product, each with the digests of its files."""
    part: dict[str, Any] = {}
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if pin := _PIN.match(line):
            if part:
                yield part
            part = _python_part(pin[1], pin[2], pin[3])
        elif digest := _DIGEST.search(line):
            part["properties"].append({"name": "gongdao:lock:sha256", "value": digest[1]})
        elif via := _VIA.match(line):
            part["_via"].append(via[1].lower())
    if part:
        yield part


def asset_parts() -> Iterator[dict[str, Any]]:
    """Read the pinned assets that pages load; those for tests stay out."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for path, told in sorted(lock["packages"].items()):
        if not path or told.get("dev"):
            continue
        name, version = path.rpartition("node_modules/")[2], told["version"]
        _, _, encoded = told["integrity"].partition("-")
        yield {
            "type": "library",
            "bom-ref": f"pkg:npm/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:npm/{name}@{version}",
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(encoded).hex()}],
            **_licences(told.get("license", "")),
            "_via": [other.rpartition("node_modules/")[2] for other, one in lock["packages"].items() if name in one.get("dependencies", {})],
        }  # fmt: skip


def _python_part(name: str, version: str, marker: str | None) -> dict[str, Any]:
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    properties = [{"name": "gongdao:lock:marker", "value": marker}] if marker else []
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        **_licences(_licence_of(name)),
        "properties": properties,
        "_via": [],
    }


def _licence_of(name: str) -> str:
    """Find the licence that an installed distribution states; one for another system is not installed here."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classifiers = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")
    ]
    short = (told.get("License") or "").strip().splitlines()
    return told.get("License-Expression") or " AND ".join(classifiers) or (short[0] if short else "")


def _licences(stated: str) -> dict[str, Any]:
    if not stated:
        return {}
    is_expression = bool(re.fullmatch(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*", stated))
    return {"licenses": [{"expression": stated} if is_expression else {"license": {"name": stated}}]}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/gongdao.cdx.json"))
