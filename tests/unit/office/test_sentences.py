"""The sentences of every room, for a reader's eye: `pytest -s -k sentences` prints them."""

import importlib
import re
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db.models import CheckConstraint

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("gongdao.office.")]
GROUND = {"audit", "accounts", "jobs", "files", "orgs", "access"}


def _sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for room in ROOMS:
        if find_spec(f"{room.name}.messages"):
            said = getattr(importlib.import_module(f"{room.name}.messages"), "SENTENCES", {})
            found |= {f"{room.label}.{code}": sentence for code, sentence in said.items()}
        for model in room.get_models():
            found |= {
                constraint.name: str(constraint.violation_error_message)
                for constraint in model._meta.constraints
                if isinstance(constraint, CheckConstraint)
            }
    return found


def _ours() -> dict[str, str]:
    return {code: said for code, said in _sentences().items() if re.split(r"[._]", code)[0] in GROUND}


@pytest.mark.parametrize("code", _ours())
def test_sentence_says_what_why_and_what_now(code):
    sentence = _ours()[code]
    print(f"{code}: {sentence}")  # noqa: T201 -- for a reader's eye

    assert sentence.endswith("。")
    assert len([part for part in re.split(r"[。；]", sentence) if part]) >= 3 or "{reasons}" in sentence
    assert "！" not in sentence
    assert not re.search(r"[a-z]", re.sub(r"\{\w+\}", "", sentence))
    assert not re.search(r"[,;:?!]", sentence)
