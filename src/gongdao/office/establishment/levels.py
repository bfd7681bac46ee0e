"""How secret the fields of the quota ledger are; those of the registers stand in the fact dictionary."""

from gongdao.facts.relation import Level


def _all(*names: str) -> dict[str, Level]:
    return dict.fromkeys(names, Level.INTERNAL)


LEVELS = {
    "QuotaLine": _all("unit", "level", "settled_at"),
    "QuotaHold": _all("key", "line", "slot", "account", "document", "started_on", "released_on", "by_key", "at")
    | {"purpose": Level.RESTRICTED},  # it may name who is to be appointed (K3)
    "QuotaPermit": _all("key", "line", "places", "document", "started_on", "ended_on", "by_key", "at"),
    "QuotaPosting": _all(
        "line", "on", "source", "target", "places", "origin", "is_derived", "reverses", "by_key", "at"
    ),
}
