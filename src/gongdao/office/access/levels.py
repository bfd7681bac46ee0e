"""How secret a grant is."""

from gongdao.facts.relation import Level

LEVELS = {
    "Grant": {
        "user": Level.INTERNAL,
        "role": Level.INTERNAL,
        "family": Level.INTERNAL,
        "unit": Level.INTERNAL,
        "started_on": Level.INTERNAL,
        "ended_on": Level.INTERNAL,
    },
}
