"""How secret an upload is: its name alone may name a person."""

from gongdao.facts.relation import Level

LEVELS = {
    "Upload": {
        "name": Level.PERSONAL,
        "key": Level.INTERNAL,
        "purpose": Level.INTERNAL,
        "kind": Level.INTERNAL,
        "size": Level.INTERNAL,
        "sha256": Level.INTERNAL,
        "by_key": Level.INTERNAL,
        "created_at": Level.INTERNAL,
    },
}
