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
    },
}
