"""After any change of the facts, judging again what the change touches gives what judging everybody gives."""

from __future__ import annotations

import random
from copy import deepcopy

import polars as pl
import pytest

from gongdao.engine.compiled.refresh import refresh
from gongdao.engine.compiled.sweep import sweep_frames
from gongdao.engine.compiled.touched import Changed
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.snapshot import Snapshot, to_frames
from tests.agreement.agreement import Clauses
from tests.agreement.perturbed import Changes, gathered
from tests.spec.trial import PACKS

COMPUTED: Clauses = [(pack, clause) for pack in PACKS.values() for clause in pack.computed]
WORLDS, CASES, STEPS = 4, 60, 8


def frames_of(relations):
    frames = to_frames(Snapshot(relations))
    return lambda name: frames[name].lazy()


def changed_keys(before, after):
    """Name the rows that are not the same in both."""
    found = {}
    for name, relation in RELATIONS.items():
        old = {row[relation.key]: row for row in before.get(name, [])}
        new = {row[relation.key]: row for row in after.get(name, [])}
        keys = [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
        if keys:
            found[name] = pl.Series(sorted(keys), dtype=pl.String)
    return found


def full(relations, as_of):
    return sweep_frames(frames_of(relations), COMPUTED, as_of, with_holds=True).findings


def grant_one(relations, findings, chance, as_of):
    """Grant an exception where a clause knows them."""
    open_to = findings.filter((pl.col("force") == "default") & (pl.col("outcome") == "fails")).rows(named=True)
    if open_to:
        finding, rows = chance.choice(open_to), relations.setdefault("exception", [])
        what = {"clause": finding["clause"], "subject": finding["subject"], "reason": "另有书面理由"}
        rows.append({"exception": f"granted {len(rows)}", **what, "granted_on": as_of, "ended_on": None})


def sorted_rows(findings):
    return sorted(map(repr, findings.to_dicts()))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_row_of_changes_one_after_the_other_gives_what_a_full_sweep_gives(seed):
    world, chance = gathered(seed, CASES), random.Random(seed)
    findings = full(world.relations, world.as_of)
    relations = world.relations
    for _ in range(STEPS):
        after = deepcopy(relations)
        for _ in range(chance.randrange(1, 12)):
            Changes(chance, after, world.as_of).change()
        grant_one(after, findings, chance, world.as_of)
        changed = Changed(frames_of(relations), frames_of(after), changed_keys(relations, after))

        findings = refresh(findings, changed, COMPUTED, world.as_of).findings

        assert sorted_rows(findings) == sorted_rows(full(after, world.as_of)), sorted(changed.keys)
        relations = after


def test_nothing_is_judged_again_when_nothing_has_changed():
    world = gathered(1, CASES)
    findings = full(world.relations, world.as_of)
    frames = frames_of(world.relations)

    again = refresh(findings, Changed(frames, frames, {}), COMPUTED, world.as_of)

    assert again.judged_again == 0
    assert sorted_rows(again.findings) == sorted_rows(findings)
