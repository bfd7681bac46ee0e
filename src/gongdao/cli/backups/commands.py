"""`gongdao backup` and `gongdao restore`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import installation
from gongdao.cli.messages import refusal

SHORTEST = 12  # ours: characters of a passphrase that is asked for
_PATH = click.Path(path_type=Path)


@click.command(cls=ChineseCommand, short_help="在线备份，加密为一个文件。")
@click.option("--out", type=_PATH, required=True, help="备份文件；已有同名文件时不覆盖。")
@click.option("--key-file", type=_PATH, help="密钥文件；不给出时询问口令。")
@click.option("--with-keys", is_flag=True, help="连同签名密钥一起备份；平时不要这样做。")
def backup(out: Path, key_file: Path | None, *, with_keys: bool) -> None:
    """备份数据库、上传的文件和保存的核对结果，服务不必停止。

    口令或密钥文件丢失后，备份无法打开，请与备份分开保管。
    """
    secret = _secret(key_file, confirm=True)
    with installation():
        from gongdao.cli.backups.making import make_backup  # noqa: PLC0415 -- slow import

        manifest = make_backup(out, secret, with_keys=with_keys)
    size = out.stat().st_size / 1024**2
    click.echo(f"已备份到{out}：{len(manifest.files)}个文件，{sum(manifest.counts.values())}行记录，{size:.1f}MB。")


@click.command(cls=ChineseCommand, short_help="从备份恢复到空目录。")
@click.argument("file", type=_PATH)
@click.option("--into", type=_PATH, required=True, help="数据目录，须为空或不存在。")
@click.option("--key-file", type=_PATH, help="密钥文件；不给出时询问口令。")
def restore(file: Path, into: Path, key_file: Path | None) -> None:
    """恢复备份：核对每个文件的摘要、数据库的完整性、行数和全程纪实，都无误才放入目录。

    恢复后把GONGDAO_DATA指向该目录再启动。用PostgreSQL时，DATABASE_URL应指向空数据库。
    """
    secret = _secret(key_file, confirm=False)
    began = time.monotonic()
    with installation():
        from gongdao.cli.backups.making import restore_backup  # noqa: PLC0415 -- slow import

        manifest = restore_backup(file, secret, into)
    click.echo(
        f"已恢复到{into}：{len(manifest.files)}个文件，{sum(manifest.counts.values())}行记录，"
        f"备份于{manifest.made_at}，核对无误，用时{time.monotonic() - began:.1f}秒。"
    )


def _secret(key_file: Path | None, *, confirm: bool) -> bytes:
    if key_file is None:
        return _asked(confirm=confirm)
    try:
        secret = key_file.read_bytes()
    except OSError:
        raise refusal("file_unreadable", name=key_file) from None
    if len(secret) < SHORTEST:
        raise refusal("secret_short", count=SHORTEST)
    return secret


def _asked(*, confirm: bool) -> bytes:
    said: str = click.prompt("口令", hide_input=True, confirmation_prompt="再输入一次" if confirm else False, err=True)
    if len(said) < SHORTEST:
        raise refusal("secret_short", count=SHORTEST)
    return said.encode()
