"""The evidence about one object as a page that checks itself: no server, no network, nothing but the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

_PARTS = Path(__file__).with_name("evidence_parts")


def write_page(title: str, package: Mapping[str, Any]) -> str:
    """Write the page. The package is what `office.audit.exporting.evidence` gives."""
    # Within a script element only `<` could end it or open a comment.
    data = json.dumps(package, ensure_ascii=False).replace("<", "\\u003c")
    filled = {
        "title": escape(title),
        "style": _text("page.css"),
        "data": data,
        "script": _text("verify.js"),
    }
    page = _text("page.frame")
    for name, value in filled.items():
        page = page.replace(f"[[{name}]]", value, 1)
    return page


def _text(name: str) -> str:
    return (_PARTS / name).read_text("utf-8")
