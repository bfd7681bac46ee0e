"""What the documents say exists, exists."""

import re

import pytest

from tests.consistency.repository import ROOT, texts

DOCUMENTS = sorted(name for name in texts() if name.endswith(".md"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_named_exists(document):
    named = set(re.findall(r"(?:`|^|\$ )make ([a-z][a-z-]*)", texts()[document], re.MULTILINE))
    targets = set(re.findall(r"^([a-z][a-z-]*):", texts()["Makefile"], re.MULTILINE))

    assert named - targets == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(document):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", texts()[document])

    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


def test_every_make_target_is_described():
    targets = re.findall(r"^([a-z][a-z-]*):(.*)$", texts()["Makefile"], re.MULTILINE)

    assert [name for name, rest in targets if "## " not in rest] == []


def test_glossary_terms_are_unique_and_complete():
    rows = [line.strip("| ").split(" | ") for line in texts()["GLOSSARY.md"].splitlines() if line.startswith("| ")]
    heads = ("english", "---")
    terms = [row[0].lower() for row in rows if row[0].lower() not in heads]

    assert [row for row in rows if len(row) != 3] == []
    assert {term for term in terms if terms.count(term) > 1} == set()
