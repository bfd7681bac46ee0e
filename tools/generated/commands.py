"""Every command with its options, as the command line itself knows them."""

from collections.abc import Iterator
from pathlib import Path

import click

from generated.tables import document, table
from gongdao.cli.commands import NAMES, command


def write_commands(folder: Path) -> None:
    """Write every command and every command inside a command."""
    commands = {name: command(name) for name in NAMES}
    text = document(
        "# 命令一览",
        "所有命令以 `gongdao` 开头；`gongdao 命令 --help` 在屏幕上显示同样的内容。",
        table(("命令", "用途"), ((f"`{name}`", one.short_help) for name, one in commands.items())),
        *(part for name, one in commands.items() for part in _command(name, one)),
    )
    (folder / "commands.md").write_text(text, encoding="utf-8")


def _command(name: str, command: click.Command) -> Iterator[str | list[str]]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    usage = " ".join(["gongdao", name, *(str(one.metavar or one.name) for one in arguments)])
    yield f"## {name}"
    yield f"```text\n{usage}\n```"
    yield _paragraphs(command.help)
    if options:
        yield table(("选项", "取值", "默认", "说明"), map(_option, options))
    if isinstance(command, click.Group):
        for inner, one in command.commands.items():
            yield from _command(f"{name} {inner}", one)


def _paragraphs(text: str | None) -> str:
    return "\n".join(line.strip() for line in (text or "").strip().splitlines())


def _option(option: click.Option) -> tuple[object, ...]:
    names = "、".join(f"`{name}`" for name in option.opts)
    default = option.show_default if isinstance(option.show_default, str) else ""
    required = "**必填**。" if option.required else ""
    many = "（可多次）" if option.multiple else ""
    return names, _values(option), default, f"{required}{option.help}{many}"


def _values(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return "、".join(f"`{value}`" for value in option.type.choices)
    known = {click.types.IntParamType: "整数", click.Path: "路径", click.types.StringParamType: "文字"}
    found = (zh for kind, zh in known.items() if isinstance(option.type, kind))
    return option.metavar or next(found, option.type.name)
