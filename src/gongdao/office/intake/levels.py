"""How secret an import is: its rows hold what the file held."""

from gongdao.facts.relation import Level

LEVELS = {
    "ImportBatch": {
        "key": Level.INTERNAL,
        "subject_kind": Level.INTERNAL,
        "source": Level.INTERNAL,
        "headers": Level.INTERNAL,
        "rows": Level.INTERNAL,
        "taken": Level.INTERNAL,
        "taken_with_remarks": Level.INTERNAL,
        "refused": Level.INTERNAL,
        "changes": Level.INTERNAL,
        "actor_key": Level.INTERNAL,
        "taken_at": Level.INTERNAL,
    },
    "ImportRow": {
        "batch": Level.INTERNAL,
        "number": Level.INTERNAL,
        "outcome": Level.INTERNAL,
        "changed": Level.INTERNAL,
        "subject_key": Level.PERSONAL,
        "cells": Level.PERSONAL,
        "remarks": Level.PERSONAL,
        "before": Level.PERSONAL,
    },
}
