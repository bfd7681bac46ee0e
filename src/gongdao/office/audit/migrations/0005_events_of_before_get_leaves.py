"""Events that were written before the record had a tree get their leaves, in their order."""

import secrets

from django.conf import settings
from django.db import migrations

from gongdao.office.audit import leaves, merkle

BATCH = 1000


def add_leaves(apps, _: object) -> None:
    models = {name: apps.get_model("audit", name) for name in ("Event", "Log", "Leaf", "InnerNode", "Secret")}
    if not models["Event"].objects.exists():
        return
    suite = {name: number for number, name in merkle.SUITE_NAMES.items()}[settings.GONGDAO_RECORD_SUITE]
    log = models["Log"].objects.create(name=f"gongdao/{secrets.token_hex(8)}/{merkle.SUITE_NAMES[suite]}", suite=suite)
    tree, made = merkle.Tree(suite), {"Leaf": [], "InnerNode": [], "Secret": []}
    for event in models["Event"].objects.order_by("id").iterator():
        seq, key = tree.size, secrets.token_bytes(32)
        body = leaves.body(suite=suite, log=log.name, seq=seq, key=key, event=event)
        leaf_hash = merkle.leaf_hash(suite, body.encode())
        for (end, level), inner in zip(merkle.completed_by(seq), tree.add(leaf_hash), strict=True):
            made["InnerNode"].append(models["InnerNode"](number=end * 64 + level, hash=inner.hex()))
        made["Leaf"].append(models["Leaf"](seq=seq, event_id=event.pk, body=body, hash=leaf_hash.hex()))
        made["Secret"].append(models["Secret"](event_id=event.pk, value=key.hex()))
        if tree.size % BATCH == 0:
            _store(models, made)
    _store(models, made)


def _store(models: dict, made: dict[str, list]) -> None:
    for name, rows in made.items():
        models[name].objects.bulk_create(rows)
        rows.clear()


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_record_is_append_only")]
    operations = [migrations.RunPython(add_leaves, migrations.RunPython.noop)]
