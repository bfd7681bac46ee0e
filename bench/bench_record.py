"""The record: what one act costs, and how long a million leaves take to verify.

`bench_record.py [LEAVES]` works in a folder of its own, which it removes. Memory is the peak of the whole process.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
ACTS = 300
ACT_MILLISECONDS, MILLION_SECONDS, MILLION = 5, 60, 1_000_000


def main(leaves: int) -> None:
    with tempfile.TemporaryDirectory(prefix="gongdao-bench-") as folder:
        os.environ |= {"GONGDAO_DATA": f"{folder}/data", "GONGDAO_KEYS": f"{folder}/keys"}
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415 -- the settings first

        django.setup()
        _measure(leaves)


def _measure(leaves: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- after the setup
    from django.db import transaction  # noqa: PLC0415 -- after the setup

    from gongdao.office.audit import appending  # noqa: PLC0415 -- after the setup

    call_command("migrate", verbosity=0)
    _fill(leaves - appending.size())
    committed = [_timed(_record, number) for number in range(ACTS)]
    with transaction.atomic():
        inside = [_timed(_record, number) for number in range(ACTS)]
    _tell("one act with its leaf, committed", committed)
    _tell("the same within a transaction", inside)
    _verify()


def _verify() -> None:
    from gongdao.office.audit import checkpoints, verification  # noqa: PLC0415 -- after the setup

    checkpoints.make()
    began, used = time.perf_counter(), time.process_time()
    report = verification.verify()
    seconds, used = time.perf_counter() - began, time.process_time() - used
    million = seconds * MILLION / report.size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"verified {report.size} leaves in {seconds:.1f} s ({used:.1f} s of processor time), {peak} MiB at the peak")
    print(
        f"a million in proportion {million:.1f} s, {million / MILLION_SECONDS:.2f} of the limit of {MILLION_SECONDS} s"
    )
    print(f"exit code {report.exit_code}, root {report.root[:16]}")


def _tell(what: str, seconds: list[float]) -> None:
    middle, worst = median(seconds) * 1000, sorted(seconds)[len(seconds) * 95 // 100] * 1000
    share = middle / ACT_MILLISECONDS
    print(f"{what}: median {middle:.2f} ms, p95 {worst:.2f} ms, {share:.2f} of the limit of {ACT_MILLISECONDS} ms")


def _timed(work: Callable[[int], None], number: int) -> float:
    began = time.perf_counter()
    work(number)
    return time.perf_counter() - began


def _record(number: int) -> None:
    from django.db import transaction  # noqa: PLC0415 -- after the setup

    from gongdao.office.audit import actions  # noqa: PLC0415 -- after the setup

    with transaction.atomic():
        actions.record(by=None, act="bench.act", sentence=f"试记第{number}条", data={"number": number})


def _fill(count: int) -> None:
    """Write leaves in bulk, as the migration does for events of before."""
    import secrets  # noqa: PLC0415 -- used here alone

    from django.db import transaction  # noqa: PLC0415 -- after the setup

    from gongdao.office.audit import appending, leaves, merkle  # noqa: PLC0415 -- after the setup
    from gongdao.office.audit.models import Event, InnerNode, Leaf, Secret  # noqa: PLC0415 -- after the setup

    with transaction.atomic():
        log, tree = appending.the_log(), merkle.Tree()
        assert appending.size() == 0 or count <= 0
        for start in range(0, count, 5_000):
            told = [
                Event(
                    act="bench.act",
                    result="done",
                    actor_key="li.jing",
                    actor_name="李静",
                    subject_kind="person",
                    subject_key=f"p{number % 5_000}",
                    sentence=f"试记第{number}条",
                    data={"number": number, "before": "甲", "after": "乙"},
                )
                for number in range(start, min(start + 5_000, count))
            ]
            kept, inner, keys = [], [], []
            for event in Event.objects.bulk_create(told):
                key, seq = secrets.token_bytes(32), tree.size
                body = leaves.body(suite=log.suite, log=log.name, seq=seq, key=key, event=event)
                own = merkle.leaf_hash(log.suite, body.encode())
                for name, value in zip(merkle.completed_by(seq), tree.add(own), strict=True):
                    inner.append(InnerNode(number=appending.number_of(name), hash=value.hex()))
                kept.append(Leaf(seq=seq, event=event, body=body, hash=own.hex()))
                keys.append(Secret(event=event, value=key.hex()))
            for model, rows in ((Leaf, kept), (InnerNode, inner), (Secret, keys)):
                model.objects.bulk_create(rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
