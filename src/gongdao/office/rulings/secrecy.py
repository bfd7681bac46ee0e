"""How secret a finding is: as secret as the most secret relation or column that its rule reads."""

from collections.abc import Iterator
from functools import cache

from gongdao.engine.clauses import Clause
from gongdao.engine.reads import columns_read, relations_read
from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Level
from gongdao.packs.installed import load

_ORDER = list(Level)


@cache
def level_of(pack: str, clause_id: str) -> Level:
    """Give the secrecy of what a clause says about somebody."""
    clause = load(pack).clause(clause_id)
    return max(_levels(clause), key=_ORDER.index) if clause is not None else Level.RESTRICTED


def _levels(clause: Clause) -> Iterator[Level]:
    yield Level.INTERNAL
    for name in relations_read(clause):
        yield RELATIONS[name].level
    for name, column in columns_read(clause):
        yield RELATIONS[name].by_name[column].level or Level.PUBLIC
