"""What somebody who has the database may try. Every mutation is made with plain SQL, the triggers taken away."""

import base64
import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from gongdao.office.audit import appending, leaves, merkle, notes, rotation, signing
from gongdao.office.audit.models import Checkpoint, Event, InnerNode, Leaf, Log, Secret

ANOTHER_DAY = "2020-01-01 00:00:00"


@dataclass
class Attack:
    """The database in the hands of an attacker, who may choose by chance but repeatably."""

    chance: random.Random
    covered: int  # the witness has seen this many leaves

    def run(self, statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            if cursor.rowcount == 0:
                raise AssertionError(f"the mutation changed nothing: {statement} {values}")

    def seq(self) -> int:
        return self.chance.randrange(self.covered)

    def event(self) -> int:
        return Leaf.objects.get(seq=self.seq()).event_id

    def two(self) -> tuple[int, int]:
        one, other = sorted(self.chance.sample(range(self.covered), 2))
        return one, other


def _edit(field: str, value: object) -> Callable[[Attack], None]:
    def mutate(attack: Attack) -> None:
        statements = {  # each in full, so that no text is put together
            "sentence": "UPDATE audit_event SET sentence = %s WHERE id = %s",
            "actor_key": "UPDATE audit_event SET actor_key = %s WHERE id = %s",
            "actor_name": "UPDATE audit_event SET actor_name = %s WHERE id = %s",
            "act": "UPDATE audit_event SET act = %s WHERE id = %s",
            "result": "UPDATE audit_event SET result = %s WHERE id = %s",
            "subject_key": "UPDATE audit_event SET subject_key = %s WHERE id = %s",
            "subject_kind": "UPDATE audit_event SET subject_kind = %s WHERE id = %s",
            "data": "UPDATE audit_event SET data = %s WHERE id = %s",
            "rows_digest": "UPDATE audit_event SET rows_digest = %s WHERE id = %s",
            "corrects": "UPDATE audit_event SET corrects = %s WHERE id = %s",
            "at": "UPDATE audit_event SET at = %s WHERE id = %s",
        }
        attack.run(statements[field], value, attack.event())

    mutate.__name__ = f"edit_{field}"
    return mutate


def edit_number_of_rows(attack: Attack) -> None:
    attack.run("UPDATE audit_event SET rows = rows + 7 WHERE id = %s", attack.event())


def delete_event(attack: Attack) -> None:
    attack.run("DELETE FROM audit_event WHERE id = %s", attack.event())


def delete_leaf(attack: Attack) -> None:
    attack.run("DELETE FROM audit_leaf WHERE seq = %s", attack.seq())


def delete_event_and_leaf(attack: Attack) -> None:
    seq = attack.seq()
    event = Leaf.objects.get(seq=seq).event_id
    attack.run("DELETE FROM audit_leaf WHERE seq = %s", seq)
    attack.run("DELETE FROM audit_event WHERE id = %s", event)
    attack.run("DELETE FROM audit_secret WHERE event_id = %s", event)


def delete_secret(attack: Attack) -> None:
    attack.run("DELETE FROM audit_secret WHERE event_id = %s", attack.event())


def delete_node(attack: Attack) -> None:
    numbers = list(InnerNode.objects.values_list("number", flat=True))
    attack.run("DELETE FROM audit_node WHERE number = %s", attack.chance.choice(numbers))


def change_node(attack: Attack) -> None:
    numbers = list(InnerNode.objects.values_list("number", flat=True))
    attack.run("UPDATE audit_node SET hash = %s WHERE number = %s", "ab" * 32, attack.chance.choice(numbers))


def add_node(attack: Attack) -> None:
    attack.run("INSERT INTO audit_node (number, hash) VALUES (%s, %s)", attack.seq() * 64 + 60, "ab" * 32)


def change_secret(attack: Attack) -> None:
    attack.run("UPDATE audit_secret SET value = %s WHERE event_id = %s", "cd" * 32, attack.event())


def change_body(attack: Attack) -> None:
    seq = attack.seq()
    body = leaves.parsed(Leaf.objects.get(seq=seq).body) | {"t": "2020-01-01T00:00:00.000000Z"}
    attack.run("UPDATE audit_leaf SET body = %s WHERE seq = %s", leaves.canonical(body), seq)


def change_hash(attack: Attack) -> None:
    attack.run("UPDATE audit_leaf SET hash = %s WHERE seq = %s", "ef" * 32, attack.seq())


def swap_events(attack: Attack) -> None:
    one, other = attack.two()
    first, second = Leaf.objects.get(seq=one).event_id, Leaf.objects.get(seq=other).event_id
    attack.run("UPDATE audit_leaf SET event_id = NULL WHERE seq = %s", one)
    attack.run("UPDATE audit_leaf SET event_id = %s WHERE seq = %s", first, other)
    attack.run("UPDATE audit_leaf SET event_id = %s WHERE seq = %s", second, one)


def swap_leaves(attack: Attack) -> None:
    one, other = attack.two()
    _move(attack, one, -1)
    _move(attack, other, one)
    _move(attack, -1, other)


def resequence(attack: Attack) -> None:
    """Close the gap that a deleted leaf leaves."""
    gone = attack.seq()
    attack.run("DELETE FROM audit_leaf WHERE seq = %s", gone)
    for seq in range(gone + 1, appending.size()):
        _move(attack, seq, seq - 1)


def _move(attack: Attack, seq: int, to: int) -> None:
    attack.run("UPDATE audit_leaf SET seq = %s WHERE seq = %s", to, seq)


def truncate(attack: Attack) -> None:
    """Cut off the end, with everything that belongs to it, and the checkpoints that knew of it."""
    _cut(attack, attack.chance.randrange(1, attack.covered))


def truncate_to_an_old_checkpoint(attack: Attack) -> None:
    """Play an old file back: everything fits, and the latest checkpoint is truly ours."""
    _cut(attack, attack.chance.choice(list(Checkpoint.objects.order_by("size").values_list("size", flat=True)[:2])))


def _cut(attack: Attack, size: int) -> None:
    keys = list(Leaf.objects.filter(seq__gte=size).values_list("event_id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_leaf WHERE seq >= %s", [size])
        cursor.execute("DELETE FROM audit_node WHERE number >= %s", [size * appending.HEIGHTS])
        cursor.execute("DELETE FROM audit_checkpoint WHERE size > %s", [size])
        for key in keys:
            cursor.execute("DELETE FROM audit_event WHERE id = %s", [key])
            cursor.execute("DELETE FROM audit_secret WHERE event_id = %s", [key])


def replay_and_go_on(attack: Attack) -> None:
    """Play an old file back and let other things happen since."""
    was = appending.size()
    truncate_to_an_old_checkpoint(attack)
    for _ in range(was - appending.size() + 3):
        _append_anew(attack)


def _append_anew(attack: Attack) -> None:
    event = Event.objects.create(result="done", act="tests.other", sentence=f"另一条{attack.chance.random():.9f}")
    appending.append(event)


def rebuild_with_own_key(attack: Attack) -> None:
    """Change an event, compute the whole tree anew, and sign it with a key of one's own."""
    _rewrite(attack)
    _resign(attack, Ed25519PrivateKey.generate())


def rebuild_and_keep_signatures(attack: Attack) -> None:
    """Change an event and compute the whole tree anew, but leave the checkpoints as they are."""
    _rewrite(attack)


def rebuild_and_drop_checkpoints(attack: Attack) -> None:
    _rewrite(attack)
    attack.run("DELETE FROM audit_checkpoint WHERE size > 0")


def back_date_and_rebuild(attack: Attack) -> None:
    attack.run("UPDATE audit_event SET at = %s WHERE id = %s", ANOTHER_DAY + "+00:00", attack.event())
    _rebuild(attack, "audit")


def rename_log(attack: Attack) -> None:
    attack.run("UPDATE audit_log SET name = %s WHERE id > 0", "gongdao/0000000000000000/sha256")


def second_log(attack: Attack) -> None:
    attack.run("INSERT INTO audit_log (name, suite) VALUES (%s, 1)", "gongdao/1111111111111111/sha256")


def another_suite(attack: Attack) -> None:
    attack.run("UPDATE audit_log SET suite = 2 WHERE id > 0")


def orphan_event(attack: Attack) -> None:
    """Insert an event that no leaf knows."""
    Event.objects.create(result="done", act="tests.orphan", sentence="无叶")


def orphan_event_with_secret(attack: Attack) -> None:
    event = Event.objects.create(result="done", act="tests.orphan", sentence="无叶")
    Secret.objects.create(event=event, value="ab" * 32)


def orphan_secret(attack: Attack) -> None:
    attack.run("INSERT INTO audit_secret (event_id, value) VALUES (%s, %s)", 9_000_000, "ab" * 32)


def orphan_leaf(attack: Attack) -> None:
    attack.run("UPDATE audit_leaf SET event_id = NULL WHERE seq = %s", attack.seq())


def foreign_leaf(attack: Attack) -> None:
    """Append a leaf that speaks of another record."""
    body = leaves.canonical({"v": 1, "log": "gongdao/other/sha256", "seq": appending.size()})
    _append_body(attack, body)


def leaf_without_event(attack: Attack) -> None:
    body = leaves.canonical({"v": 1, "log": Log.objects.get().name, "seq": appending.size()})
    _append_body(attack, body)


def _append_body(attack: Attack, body: str) -> None:
    own = merkle.leaf_hash(Log.objects.get().suite, body.encode()).hex()
    statement = "INSERT INTO audit_leaf (seq, event_id, body, hash) VALUES (%s, NULL, %s, %s)"
    attack.run(statement, appending.size(), body, own)


def delete_a_checkpoint(attack: Attack) -> None:
    sizes = list(Checkpoint.objects.values_list("size", flat=True))
    attack.run("DELETE FROM audit_checkpoint WHERE size = %s", attack.chance.choice(sizes))


def delete_all_checkpoints(attack: Attack) -> None:
    attack.run("DELETE FROM audit_checkpoint WHERE size > 0")


def change_a_signature(attack: Attack) -> None:
    one = attack.chance.choice(list(Checkpoint.objects.all()))
    note = notes.read(one.note)
    name, key_hash, signature = note.signatures[0]
    place = attack.chance.randrange(64)
    changed = signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :]
    forged = notes.Note(note.origin, note.size, note.root, ((name, key_hash, changed),))
    attack.run("UPDATE audit_checkpoint SET note = %s WHERE id = %s", forged.text, one.pk)


def sign_again_with_own_key(attack: Attack) -> None:
    _resign(attack, Ed25519PrivateKey.generate())


def change_a_root(attack: Attack) -> None:
    one = attack.chance.choice(list(Checkpoint.objects.all()))
    other = base64.b64encode(bytes(32)).decode()
    lines = one.note.split("\n")
    lines[2] = other
    attack.run("UPDATE audit_checkpoint SET note = %s WHERE id = %s", "\n".join(lines), one.pk)


def change_the_stored_root(attack: Attack) -> None:
    one = attack.chance.choice(list(Checkpoint.objects.all()))
    attack.run("UPDATE audit_checkpoint SET root = %s WHERE id = %s", "00" * 32, one.pk)


def garble_a_checkpoint(attack: Attack) -> None:
    one = attack.chance.choice(list(Checkpoint.objects.all()))
    attack.run("UPDATE audit_checkpoint SET note = %s WHERE id = %s", one.note[: attack.chance.randrange(30)], one.pk)


def pretend_a_change_of_key(attack: Attack) -> None:
    """Say in a leaf of one's own that another key follows, and sign with it from then on."""
    log, own = Log.objects.get(), Ed25519PrivateKey.generate()
    old, new = signing.public_key(), notes.verifier_of(log.name, own)
    told = {"act": rotation.ACT, "subject_kind": rotation.KIND, "subject_key": new.hash.hex(), "sentence": "更换密钥"}
    appending.append(Event.objects.create(result="done", data={"old": old.text, "new": new.text}, **told))
    root = merkle.root_at(log.suite, appending.size(), appending.stored_nodes)
    note = notes.sign(notes.Note(log.name, appending.size(), root), log.name, own)
    Checkpoint.objects.create(size=appending.size(), root=root.hex(), note=note.text)


def pretend_erased(attack: Attack) -> None:
    """Empty an event as an erasure does, without a decision."""
    event, other = attack.event(), attack.seq()
    _empty(attack, event)
    attack.run("INSERT INTO audit_erased (event_id, by_seq) VALUES (%s, %s)", event, other)


def empty_without_a_trace(attack: Attack) -> None:
    _empty(attack, attack.event())


def mark_erased_only(attack: Attack) -> None:
    attack.run("INSERT INTO audit_erased (event_id, by_seq) VALUES (%s, %s)", attack.event(), attack.seq())


def _empty(attack: Attack, event: int) -> None:
    attack.run(
        "UPDATE audit_event SET actor_key = '', actor_name = '', subject_kind = '', subject_key = '', sentence = '', "
        "data = '{}', rows = 0, rows_digest = '', corrects = NULL WHERE id = %s",
        event,
    )
    attack.run("DELETE FROM audit_secret WHERE event_id = %s", event)


def copy_an_event(attack: Attack) -> None:
    """Let a leaf speak of a copy of its event."""
    old = Event.objects.get(pk=attack.event())
    copy = Event.objects.create(result="done", act=old.act, sentence=old.sentence, data={"more": 1})
    attack.run("UPDATE audit_leaf SET event_id = %s WHERE event_id = %s", copy.pk, old.pk)


def _rewrite(attack: Attack) -> None:
    attack.run("UPDATE audit_event SET sentence = %s WHERE id = %s", "从来如此", attack.event())
    _rebuild(attack, "audit")


def _rebuild(attack: Attack, _: str) -> None:
    """Make every leaf, key and node anew from the events as they are now; all of it fits together."""
    log = Log.objects.get()
    events = [Event.objects.get(pk=key) for key in Leaf.objects.order_by("seq").values_list("event_id", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_leaf")
        cursor.execute("DELETE FROM audit_node")
        cursor.execute("DELETE FROM audit_secret")
    for event in events:
        appending.append(event)
    if json.loads(Leaf.objects.first().body)["log"] != log.name:
        raise AssertionError("the rebuilt tree is another record")


def _resign(attack: Attack, key: Ed25519PrivateKey) -> None:
    log = Log.objects.get()
    for one in Checkpoint.objects.all():
        root = merkle.root_at(log.suite, one.size, appending.stored_nodes)
        note = notes.sign(notes.Note(log.name, one.size, root), log.name, key)
        statement = "UPDATE audit_checkpoint SET note = %s, root = %s WHERE id = %s"
        attack.run(statement, note.text, root.hex(), one.pk)


MUTATIONS: tuple[Callable[[Attack], None], ...] = (
    _edit("sentence", "从来如此"),
    _edit("actor_key", "someone"),
    _edit("actor_name", "某人"),
    _edit("act", "tests.other"),
    _edit("result", "read"),
    _edit("subject_key", "u-other"),
    _edit("subject_kind", "person"),
    _edit("data", '{"number": -1}'),
    _edit("rows_digest", "ab"),
    _edit("corrects", 1),
    _edit("at", ANOTHER_DAY + "+00:00"),
    edit_number_of_rows,
    delete_event,
    delete_leaf,
    delete_event_and_leaf,
    delete_secret,
    delete_node,
    change_node,
    add_node,
    change_secret,
    change_body,
    change_hash,
    swap_events,
    swap_leaves,
    resequence,
    truncate,
    truncate_to_an_old_checkpoint,
    replay_and_go_on,
    rebuild_with_own_key,
    rebuild_and_keep_signatures,
    rebuild_and_drop_checkpoints,
    back_date_and_rebuild,
    rename_log,
    second_log,
    another_suite,
    orphan_event,
    orphan_event_with_secret,
    orphan_secret,
    orphan_leaf,
    foreign_leaf,
    leaf_without_event,
    delete_a_checkpoint,
    delete_all_checkpoints,
    change_a_signature,
    sign_again_with_own_key,
    change_a_root,
    change_the_stored_root,
    garble_a_checkpoint,
    pretend_a_change_of_key,
    pretend_erased,
    empty_without_a_trace,
    mark_erased_only,
    copy_an_event,
)
