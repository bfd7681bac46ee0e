"""All commands by their names."""

from __future__ import annotations

import click

from gongdao.cli.cases import cases
from gongdao.cli.clauses import clauses
from gongdao.cli.demo.command import demo
from gongdao.cli.diff import diff
from gongdao.cli.explain import explain
from gongdao.cli.facts import facts
from gongdao.cli.import_files import import_
from gongdao.cli.serve import serve
from gongdao.cli.sweep import sweep
from gongdao.cli.synth import synth
from gongdao.cli.worker import worker

COMMANDS: dict[str, click.Command] = {
    "demo": demo,
    "serve": serve,
    "worker": worker,
    "import": import_,
    "clauses": clauses,
    "cases": cases,
    "facts": facts,
    "sweep": sweep,
    "explain": explain,
    "diff": diff,
    "synth": synth,
}
