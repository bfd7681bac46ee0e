"""What no template may contain: inline script or style, fields without a label, htmx without a plain way."""

import re

import pytest

from tests.consistency.repository import texts

TEMPLATES = sorted(name for name in texts() if name.endswith(".html"))
TAG = re.compile(r"<[a-z](?:[^>{]|\{\{.*?\}\}|\{%.*?%\}|\{)*>", re.DOTALL)


def _tags(name: str) -> list[str]:
    return TAG.findall(texts()[name])


def test_there_are_templates():
    assert TEMPLATES != []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_no_inline_script_or_style(name):
    inline = [tag for tag in _tags(name) if re.search(r"\s(on[a-z]+|style|hx-on\S*)\s*=", tag)]
    blocks = re.findall(r"<style|<script(?![^>]*\ssrc=)", texts()[name])

    assert inline + blocks == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_fetches_nothing_from_elsewhere(name):
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", texts()[name]) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_field_has_a_label(name):
    text = texts()[name]
    fields = [tag for tag in _tags(name) if re.match(r"<(input|select|textarea)\b", tag) and 'type="hidden"' not in tag]
    labelled = set(re.findall(r'<label[^>]*\sfor="([^"]+)"', text))

    unlabelled = [
        tag
        for tag in fields
        if "aria-label" not in tag and not ((found := re.search(r'\sid="([^"]+)"', tag)) and found[1] in labelled)
    ]

    assert unlabelled == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_htmx_works_without_script(name):
    """An element that fetches with htmx carries the plain address, or stands beside a link that does the same."""
    text = texts()[name]
    addresses = re.findall(r'hx-(?:get|post)="([^"]+)"', text)

    assert [address for address in addresses if not re.search(rf'(?:href|action)="{re.escape(address)}"', text)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_knows_no_models(name):
    assert re.findall(r"\.(?:objects|all|filter|exclude)\b", texts()[name]) == []
