"""`gongdao audit`: check the record, let others witness it, take it with you."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongdao.cli.chinese import ChineseCommand, ChineseGroup
from gongdao.cli.installation import actor, installation, migrate
from gongdao.cli.options import FOLDER, format_option

if TYPE_CHECKING:
    from gongdao.office.audit.verification import Report

RESULTS = {0: "good", 1: "tampered", 3: "incomplete"}


@click.group(cls=ChineseGroup, short_help="核验、见证、导出全程纪实。")
def audit() -> None:
    """全程纪实：每一次办理在默克尔树上有一片叶，签署过的检查点使事后的改动必被发现。"""


@audit.command(cls=ChineseCommand, short_help="核验全程纪实。")
@click.option("--checkpoint", "kept", type=FOLDER, help="见证文件，或另外保存的一个检查点；须存放在别处。")
@format_option
def verify(kept: Path | None, form: str) -> None:
    """逐叶重新计算，并与全部检查点和见证文件比较。退出码：0 完好，1 被改动，3 有未能核对的内容。"""
    with installation():
        from gongdao.office.audit import verification, witness  # noqa: PLC0415 -- slow import

        report = verification.verify(witness=witness.read(kept) if kept else None)
    click.echo(json.dumps(as_json(report), ensure_ascii=False, indent=1) if form == "json" else as_text(report))
    sys.exit(report.exit_code)


def as_json(report: Report) -> dict[str, object]:
    """Give a report as the command line's JSON has it."""
    told = {"result": RESULTS[report.exit_code], "size": report.size, "root": report.root}
    problems = [{"code": one.code, "seq": one.seq, "message": one.sentence} for one in report.problems]
    unchecked = [{"code": one.code, "message": one.sentence} for one in report.open]
    more = {"checkpoints": report.checkpoints, "first_bad": report.first_bad, "problem_count": report.count}
    return {**told, **more, "problems": problems, "open": unchecked}


def as_text(report: Report) -> str:
    """Tell a report: one sentence for each problem, then the conclusion."""
    found = [one.sentence for one in (*report.problems, *report.open)]
    if report.problems:
        first = "" if report.first_bad is None else f"，最早的一处在第{report.first_bad}号叶"
        return "\n".join([*found, f"全程纪实被改动：发现{report.count}处{first}。"])
    if report.open:
        return "\n".join([*found, f"已核对的{report.size}片叶没有发现改动，但有内容未能核对。"])
    return f"全程纪实完好：{report.size}片叶，{report.checkpoints}个检查点，根为{report.root or '空'}。"


@audit.command(cls=ChineseCommand, short_help="签署检查点并写入见证文件。")
@click.argument("file", type=FOLDER, metavar="见证文件")
def witness(file: Path) -> None:
    """核对现在的纪实与见证文件中已有的检查点一致，再写入最新的一个。文件请存放在另一台机器或移动介质上。"""
    with installation():
        from gongdao.office.audit import witness as kept  # noqa: PLC0415 -- slow import

        note = kept.add(file)
    click.echo(f"已写入见证文件：{note.size}片叶，根为{note.root.hex()}。")


@audit.command(cls=ChineseCommand, short_help="立即签署检查点。")
@click.option("--qr", type=FOLDER, help="把检查点的二维码写到这个 .svg 文件，供打印留存。")
def checkpoint(qr: Path | None) -> None:
    """签署覆盖全部内容的检查点，并显示出来；也可以写成二维码印在纸上。"""
    with installation():
        migrate()
        from gongdao.office.audit import checkpoints, codes  # noqa: PLC0415 -- slow import
        from gongdao.office.audit.messages import refusal  # noqa: PLC0415 -- slow import

        made = checkpoints.make()
        if made is None:
            raise refusal("nothing_to_witness")
        if qr is not None:
            qr.write_bytes(codes.svg_of(made.note))
    click.echo(made.note, nl=False)


@audit.command("rotate-key", cls=ChineseCommand, short_help="更换检查点的签名密钥。")
@click.option("--as", "username", required=True, help="以哪个账号更换。")
def rotate_key(username: str) -> None:
    """换用新的签名密钥，原密钥随即销毁。更换记入全程纪实；其后的第一个检查点由新旧两把密钥签署，原来的见证文件继续有效。"""
    with installation():
        from gongdao.office.audit import checkpoints  # noqa: PLC0415 -- slow import
        from gongdao.office.record import actions  # noqa: PLC0415 -- slow import

        line = actions.rotate_key(by=actor(username))
        checkpoints.make()
    click.echo(f"已更换签名密钥，新的公钥为：\n{line}")


@audit.command(cls=ChineseCommand, short_help="导出全程纪实，供独立核验。")
@click.option("--out", type=FOLDER, required=True, help="写到这个文件，每行一个 JSON。")
@click.option("--as", "username", required=True, help="以哪个账号导出。")
def export(out: Path, username: str) -> None:
    """导出全部叶、审计记录和检查点。用 verify_record.py 核验，不需要本产品。导出本身也记入纪实。"""
    with installation():
        from gongdao.office.record import actions  # noqa: PLC0415 -- slow import

        count = actions.export_record(by=actor(username), out=out, os_user=getpass.getuser())
    click.echo(f"已导出{count}片叶到“{out.name}”。")


@audit.command(cls=ChineseCommand, short_help="导出一个对象的证据包。")
@click.argument("kind", metavar="对象类别")
@click.argument("key", metavar="对象编号")
@click.option("--out", type=FOLDER, required=True, help="写到这个 .html 文件。")
@click.option("--as", "username", required=True, help="以哪个账号导出。")
def evidence(kind: str, key: str, out: Path, username: str) -> None:
    """把一个对象的全部审计记录连同证明写成一个网页文件，在浏览器中离线自行核验。"""
    with installation():
        from gongdao.office.record import actions  # noqa: PLC0415 -- slow import

        page = actions.export_evidence(by=actor(username), subject_kind=kind, subject_key=key)
    out.write_text(page, encoding="utf-8")
    click.echo(f"已写到“{out.name}”，用浏览器打开即可核验。")
