"""How secret the fields are of which the fact dictionary does not speak."""

from gongdao.facts.relation import Level

LEVELS = {
    "Person": {
        "education": Level.PERSONAL,
        "unit_as_written": Level.PERSONAL,
        "post_as_written": Level.PERSONAL,
        "row_digest": Level.PERSONAL,
        "same_person": Level.RESTRICTED,
        "source": Level.INTERNAL,
    },
}
