"""The list of controls is whole and points at what exists."""

import re

from tests.consistency.repository import ROOT, texts

PAGE = "docs/reference/controls.md"
STATES = {"met", "partly", "not yet", "outside"}


def _rows():
    return [line.strip("| ").split(" | ") for line in texts()[PAGE].splitlines() if re.match(r"\| \d", line)]


def test_sixty_controls_stand_with_their_states():
    assert [int(row[0]) for row in _rows()] == list(range(1, 61))
    assert {row[3] for row in _rows()} <= STATES


def test_every_place_exists():
    named = [name for row in _rows() for name in re.findall(r"`((?:src|tests|tools|docs)/[^`]+)`", row[4])]

    assert len(named) > 60
    assert [name for name in named if not (ROOT / name).exists()] == []
