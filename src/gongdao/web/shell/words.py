"""The words and icons of outcomes and forces; colour never speaks alone."""

from gongdao.engine.clauses import EFFECT_NAMES, FORCE_NAMES, OUTCOME_NAMES

# `exception` is shown for a finding that fails under a recorded exception.
OUTCOMES = OUTCOME_NAMES | {"exception": "已记例外"}
ICONS = {"holds": "tick", "fails": "cross", "unknown": "question", "not_configured": "dash", "exception": "ring"}
FORCES = FORCE_NAMES
EFFECTS = EFFECT_NAMES
