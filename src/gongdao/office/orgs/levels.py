"""How secret the fields are of which the fact dictionary does not speak."""

from gongdao.facts.relation import Level

LEVELS = {
    "Unit": {
        "path": Level.INTERNAL,
        "is_receiving": Level.INTERNAL,
    },
}
