"""All commands by their names; each is imported when it is asked for, so that none waits for the others."""

from __future__ import annotations

from importlib import import_module

import click

_PLACES = {
    "demo": "gongdao.cli.demo.command:demo",
    "serve": "gongdao.cli.serve:serve",
    "worker": "gongdao.cli.worker:worker",
    "accounts": "gongdao.cli.accounts:accounts",
    "import": "gongdao.cli.import_files:import_",
    "backup": "gongdao.cli.backups.commands:backup",
    "restore": "gongdao.cli.backups.commands:restore",
    "check": "gongdao.cli.checkup.command:check",
    "clauses": "gongdao.cli.clauses:clauses",
    "cases": "gongdao.cli.cases:cases",
    "facts": "gongdao.cli.facts:facts",
    "sweep": "gongdao.cli.sweep:sweep",
    "explain": "gongdao.cli.explain:explain",
    "diff": "gongdao.cli.diff:diff",
    "synth": "gongdao.cli.synth:synth",
    "audit": "gongdao.cli.audit:audit",
}
NAMES = tuple(_PLACES)


def command(name: str) -> click.Command:
    """Import a command. Raises KeyError when there is none of that name."""
    module, _, attribute = _PLACES[name].partition(":")
    found = getattr(import_module(module), attribute)
    if not isinstance(found, click.Command):
        raise TypeError(name)
    return found
