"""`gongdao serve`: the web application and a worker, until told to stop."""

from __future__ import annotations

import os
import socket
import sys

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import installation, is_empty, migrate
from gongdao.cli.messages import refusal
from gongdao.cli.start import tell_start_link

LOOPBACK = "127.0.0.1"
PORT = 8000
SERVER_WORKERS = 2  # ours: as many as the smallest machine has processors


@click.command(cls=ChineseCommand, short_help="提供网页服务。")
@click.option(
    "--bind", default=LOOPBACK, show_default=LOOPBACK, help="监听地址；对外服务时还要设置GONGDAO_ALLOWED_HOSTS。"
)
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=str(PORT), help="端口。")
def serve(bind: str, port: int) -> None:
    """更新数据库表和静态文件，启动网页服务和后台任务，显示网址；按 Ctrl+C 停止。"""
    check_port(bind, port)
    with installation():
        migrate()
        if is_empty():
            click.echo("数据库是空的，还没有账号。试用可以先用 gongdao demo 建立演示区。", err=True)
        tell_start_link(address(bind, port))
        workers = _prepare()
    # Replaced, not called: the application server must not inherit what has been loaded and opened here.
    server = [
        "-m",
        "gunicorn",
        "--config",
        "python:gongdao.cli.serving",
        "--workers",
        str(workers),
        "--bind",
        address(bind, port),
    ]
    os.execv(sys.executable, [sys.executable, *server])  # noqa: S606 -- our own server, no shell


def address(bind: str, port: int) -> str:
    """Write host and port as the server takes them."""
    return f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}"


def _prepare() -> int:
    """Bring the static files to where they are served from, and tell how many processes may serve."""
    from django.core.management import call_command  # noqa: PLC0415 -- slow import
    from django.db import connection, connections  # noqa: PLC0415 -- slow import

    call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()
    # The embedded database takes one writer at a time, so a second process would only wait.
    return 1 if connection.vendor == "sqlite" else SERVER_WORKERS


def check_port(bind: str, port: int) -> None:
    """Make sure that the address can be listened at. Raises: UserError `port_taken`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen()
    except OSError:
        raise refusal("port_taken", bind=bind, port=port) from None
