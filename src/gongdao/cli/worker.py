"""`gongdao worker`: run the jobs of the queue."""

from __future__ import annotations

import os
import signal
from threading import Event, Thread

import click

from gongdao.cli.chinese import ChineseCommand
from gongdao.cli.installation import installation

_LOOK_SECONDS = 1.0


@click.command(cls=ChineseCommand, short_help="运行后台任务。")
@click.option("--beside", type=int, hidden=True, help="该进程结束时一并结束。")
def worker(beside: int | None) -> None:
    """运行后台任务，直到收到停止信号；正在运行的任务先做完。"""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    if beside is not None:
        Thread(target=_follow, args=(beside, stop), daemon=True).start()
    with installation(by_hand=False):
        from gongdao.office.jobs.worker import work  # noqa: PLC0415 -- slow import

        work(stop)


def _follow(parent: int, stop: Event) -> None:
    """Stop when the process that started this one is gone, however it ended."""
    while os.getppid() == parent:
        if stop.wait(_LOOK_SECONDS):
            return
    stop.set()
