"""How secret the fields of this room are. A single finding has its own level besides."""

from gongdao.facts.relation import Level


def _all(level: Level, *names: str) -> dict[str, Level]:
    return dict.fromkeys(names, level)


_ABOUT = _all(Level.INTERNAL, "sweep", "pack", "clause", "period", "unit", "level")

LEVELS = {
    "Adoption": _all(Level.INTERNAL, "key", "pack", "unit", "adopted_on", "ended_on"),
    "LocalNumbers": _all(
        Level.INTERNAL,
        "key",
        "adoption",
        "name",
        "title",
        "text",
        "drafted_by",
        "adopted_on",
        "adopted_by",
        "ended_on",
    ),
    "Sweep": _all(
        Level.INTERNAL,
        "key",
        "as_of",
        "packs",
        "by_key",
        "started_at",
        "finished_at",
        "judged",
        "sampled",
        "earlier",
        "is_current",
        "is_nightly",
        "read",
        "written",
    ),
    "Finding": _ABOUT
    | _all(
        Level.PERSONAL,
        "subject_kind",
        "subject",
        "subject_name",
        "person",
        "version",
        "outcome",
        "force",
        "effect",
        "since",
        "due",
        "next_change_on",
        "missing",
        "exception",
        "evidence",
    ),
    "OutcomeCount": _ABOUT | _all(Level.INTERNAL, "outcome", "rank", "count"),
    "Change": _ABOUT | _all(Level.PERSONAL, "subject_kind", "subject", "subject_name", "before", "after"),
    "ExceptionRecord": _all(Level.PERSONAL, "key", "clause", "subject", "reason")
    | _all(Level.INTERNAL, "granted_on", "ended_on", "subject_kind", "unit", "by_key"),
}
