"""Keeping the worker: what must not happen while it is being started."""

import os
import subprocess
import time
from threading import Event

from gongdao.cli.serving import WorkerKeeper


def test_no_process_is_forked_while_the_worker_is_being_started(monkeypatch):
    happened = []
    starting, ended = Event(), Event()

    class SlowStart:
        def __init__(self, _command):
            starting.set()
            time.sleep(0.2)
            happened.append("started")

        def wait(self, _seconds=None):
            ended.wait(10)

        def terminate(self):
            ended.set()

    monkeypatch.setattr(subprocess, "Popen", SlowStart)
    keeper = WorkerKeeper()
    keeper.start()
    starting.wait(10)

    child = os.fork()
    if not child:
        os._exit(0)
    happened.append("forked")
    os.waitpid(child, 0)
    keeper.stop()

    assert happened == ["started", "forked"]
