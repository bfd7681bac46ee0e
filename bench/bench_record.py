"""The record: what one act costs, and how long a million leaves take to verify.

Run in an installation of its own: GONGDAO_DATA=FOLDER python bench/bench_record.py [LEAVES]
"""

import os
import sys
import time
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
ACTS = 300


def main(leaves: int) -> None:
    import django  # noqa: PLC0415 -- the settings first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after the setup
    from django.db import transaction  # noqa: PLC0415 -- after the setup

    from gongdao.office.audit import actions, appending, checkpoints, verification  # noqa: PLC0415 -- after the setup
    from gongdao.office.audit.models import Event  # noqa: PLC0415 -- after the setup

    call_command("migrate", verbosity=0)
    _fill(leaves - appending.size())
    with_leaf, alone = [], []
    for number in range(ACTS):
        began = time.perf_counter()
        with transaction.atomic():
            actions.record(by=None, act="bench.act", sentence=f"试记第{number}条", data={"number": number})
        with_leaf.append(time.perf_counter() - began)
        began = time.perf_counter()
        with transaction.atomic():
            Event.objects.create(act="bench.act", result="done", sentence=f"试记第{number}条", data={"number": number})
            transaction.set_rollback(True)
        alone.append(time.perf_counter() - began)
    inside = []
    with transaction.atomic():
        for number in range(ACTS):
            began = time.perf_counter()
            actions.record(by=None, act="bench.act", sentence=f"试记第{number}条", data={"number": number})
            inside.append(time.perf_counter() - began)
    print(f"one act with its leaf, committed: median {median(with_leaf) * 1000:.2f} ms")
    print(f"within a transaction: median {median(inside) * 1000:.2f} ms, longest {max(inside) * 1000:.2f} ms")
    checkpoints.make()
    began = time.perf_counter()
    report = verification.verify()
    print(f"verified {report.size} leaves in {time.perf_counter() - began:.1f} s: exit code {report.exit_code}")


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
