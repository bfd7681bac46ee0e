"""The application server's configuration behind `gongdao serve`, and the worker that is kept running beside it.

The names in lower case are settings and hooks of gunicorn, which loads this module. Django is not loaded here: the
process that watches makes the others by forking, and must have no threads or connections of its own to pass on.
"""

from __future__ import annotations

import subprocess
import sys
from os import getpid, register_at_fork
from threading import Event, Lock, Thread
from typing import Any

import click

GRACE_SECONDS = 30  # ours: for a page or a job in hand when told to stop
PAUSE_SECONDS = 2.0

# A process that is forked while the worker is being started would hold the pipe on which its start is awaited, for ever.
_starting = Lock()
register_at_fork(before=_starting.acquire, after_in_parent=_starting.release, after_in_child=_starting.release)


class WorkerKeeper:
    """Keep one worker process running until told to stop."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the worker, and start it again whenever it ends by itself."""
        Thread(target=self._keep, daemon=True).start()

    def stop(self) -> None:
        """Let the worker finish the job in hand and end; one that takes too long is ended, and its job runs again."""
        self._stopping.set()
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _keep(self) -> None:
        command = [sys.executable, "-m", "gongdao.cli", "worker", "--beside", str(getpid())]
        while not self._stopping.is_set():
            with _starting:
                self._process = subprocess.Popen(command)  # noqa: S603 -- our own command
            self._process.wait()
            self._stopping.wait(PAUSE_SECONDS)


_keeper = WorkerKeeper()

wsgi_app = "config.wsgi:application"
worker_class = "gthread"
threads = 8  # ours: pages wait for the database more than for the processor
graceful_timeout = GRACE_SECONDS
control_socket_disable = True
loglevel = "error"


def when_ready(arbiter: Any) -> None:
    """Start the worker and tell the address."""
    _keeper.start()
    click.echo(f"公道已启动：{'、'.join(f'{listener}/' for listener in arbiter.LISTENERS)}（按 Ctrl+C 停止）")


def on_exit(_arbiter: Any) -> None:
    """Leave no process behind."""
    _keeper.stop()
    click.echo("已停止。")
