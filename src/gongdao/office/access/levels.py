"""How secret a grant is, and a proposal of one."""

from gongdao.facts.relation import Level

LEVELS = {
    "Grant": {
        "user": Level.INTERNAL,
        "role": Level.INTERNAL,
        "family": Level.INTERNAL,
        "unit": Level.INTERNAL,
        "started_on": Level.INTERNAL,
        "ended_on": Level.INTERNAL,
        "lowest_rank": Level.INTERNAL,
        "highest_rank": Level.INTERNAL,
        "proposed_by": Level.INTERNAL,
        "confirmed_by": Level.INTERNAL,
        "delegated_from": Level.INTERNAL,
    },
    "Proposal": {
        "key": Level.INTERNAL,
        "user": Level.INTERNAL,
        "role": Level.INTERNAL,
        "unit": Level.INTERNAL,
        "lowest_rank": Level.INTERNAL,
        "highest_rank": Level.INTERNAL,
        "started_on": Level.INTERNAL,
        "ended_on": Level.INTERNAL,
        "delegated_from": Level.INTERNAL,
        "proposed_by": Level.INTERNAL,
        "proposed_at": Level.INTERNAL,
        "outcome": Level.INTERNAL,
        "decided_by": Level.INTERNAL,
        "decided_at": Level.INTERNAL,
    },
    "Recusal": {
        "key": Level.INTERNAL,
        "user": Level.INTERNAL,
        "person": Level.PERSONAL,
        "unit": Level.INTERNAL,
        "reason": Level.PERSONAL,
        "started_on": Level.INTERNAL,
        "ended_on": Level.INTERNAL,
        "recorded_by": Level.INTERNAL,
        "recorded_at": Level.INTERNAL,
    },
    "StartLink": {"digest": Level.RESTRICTED, "expires_at": Level.INTERNAL, "used_at": Level.INTERNAL},
}
