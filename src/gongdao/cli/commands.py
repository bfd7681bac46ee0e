"""All commands by their names."""

from __future__ import annotations

import click

from gongdao.cli.cases import cases
from gongdao.cli.clauses import clauses
from gongdao.cli.explain import explain
from gongdao.cli.facts import facts
from gongdao.cli.sweep import sweep
from gongdao.cli.synth import synth

COMMANDS: dict[str, click.Command] = {
    "clauses": clauses,
    "cases": cases,
    "facts": facts,
    "sweep": sweep,
    "explain": explain,
    "synth": synth,
}
