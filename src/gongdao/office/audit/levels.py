"""How secret the record of acts is: what an event holds may be as secret as its subject."""

from gongdao.facts.relation import Level

LEVELS = {
    "Event": {
        "at": Level.INTERNAL,
        "actor_key": Level.INTERNAL,
        "actor_name": Level.INTERNAL,
        "act": Level.INTERNAL,
        "result": Level.INTERNAL,
        "subject_kind": Level.INTERNAL,
        "rows": Level.INTERNAL,
        "rows_digest": Level.INTERNAL,
        "subject_key": Level.PERSONAL,
        "sentence": Level.PERSONAL,
        "data": Level.RESTRICTED,
        "corrects": Level.INTERNAL,
    },
    "Log": {"name": Level.INTERNAL, "suite": Level.INTERNAL},
    "Leaf": {"event": Level.INTERNAL, "body": Level.INTERNAL, "hash": Level.INTERNAL},
    "InnerNode": {"hash": Level.INTERNAL},
    "Secret": {"value": Level.RESTRICTED},
    "Erased": {"by_seq": Level.INTERNAL},
    "Checkpoint": {"at": Level.INTERNAL, "size": Level.INTERNAL, "root": Level.INTERNAL, "note": Level.INTERNAL},
}
