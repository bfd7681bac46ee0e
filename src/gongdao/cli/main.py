"""The `gongdao` command: every refusal is one Chinese sentence on stderr and exit code 2, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from gongdao.cli.chinese import ChineseGroup, sentence_for
from gongdao.cli.commands import NAMES, command
from gongdao.errors import UserError

BAD_INPUT = 2


class _Commands(ChineseGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- Click's own
        """List the commands in their order."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- Click's own
        """Import a command when it is asked for."""
        return command(cmd_name) if cmd_name in NAMES else None


@click.group(cls=_Commands, context_settings={"max_content_width": 100})
def gongdao() -> None:
    """公道：把干部人事措施的每一条变成可以核对、可以解释的规矩。"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exits 0 done, 1 as `--fail-on` asks, 2 bad input."""
    try:
        gongdao.main(args=arguments, prog_name="gongdao", standalone_mode=False)
    except UserError as error:
        _refuse(error.sentence)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        _refuse(sentence_for(error))
    except (click.Abort, KeyboardInterrupt):
        _refuse("已中断，未完成的部分没有写入。")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(sentence: str) -> None:
    click.echo(sentence.replace("\n", " "), err=True)
    sys.exit(BAD_INPUT)
