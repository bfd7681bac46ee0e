"""Click in Chinese: headings of the help and the sentences of its refusals."""

from __future__ import annotations

from typing import Any

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 -- Click's own
        """Write the usage line under its Chinese prefix."""
        super().write_usage(prog, args, prefix="用法：")

    def write_heading(self, heading: str) -> None:
        """Write a heading in Chinese."""
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class ChineseCommand(click.Command):
    """A command whose help is in Chinese."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the parts of the usage line in Chinese."""
        super().__init__(*args, **({"options_metavar": "[选项]"} | kwargs))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Describe `--help` in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group whose help is in Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the parts of the usage line in Chinese."""
        super().__init__(*args, **({"subcommand_metavar": "命令 [参数]"} | kwargs))


def sentence_for(error: click.ClickException) -> str:
    """Say in one sentence what is wrong with the words of a command."""
    match error:
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”。请用 --help 查看可用的选项。"
        case click.MissingParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""  # type: ignore[arg-type]
            return f"缺少{name.strip(chr(39))}。请补上，或用 --help 查看说明。"
        case click.BadParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""  # type: ignore[arg-type]
            return f"{name.strip(chr(39))}的值不能用。请用 --help 查看可用的值。"
        case click.UsageError() if "No such command" in error.message:
            return f"没有这个命令：{error.message.split(chr(39))[1]}。请用 --help 查看可用的命令。"
        case click.UsageError():
            return "命令的写法不对。请用 --help 查看说明。"
        case _:
            return f"不能完成：{error.message}。请核对文件和选项。"
