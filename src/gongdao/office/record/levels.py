"""How secret an erasure is: it says on which ground, never what stood there."""

from gongdao.facts.relation import Level

LEVELS = {
    "Erasure": dict.fromkeys(
        (
            "key",
            "seqs",
            "basis",
            "first_key",
            "first_at",
            "second_key",
            "second_at",
            "event",
            "closed_key",
            "closed_at",
        ),
        Level.INTERNAL,
    ),
}
