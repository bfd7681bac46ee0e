"""Rules as written, before the loader joins them to their clauses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongdao.engine import nodes
from gongdao.engine.days import PeriodKind
from gongdao.engine.language.symbols import Parameters, Row
from gongdao.engine.parameters import Parameter
from gongdao.facts.relation import Relation


@dataclass(frozen=True)
class Draft:
    """A rule as written, before the loader joins it to its clause."""

    clause: str
    about: Relation
    period: PeriodKind | None
    function: Callable[[Row, Parameters], nodes.Judgement]
    file: str
    line: int

    def build(self, parameters: Iterable[Parameter]) -> nodes.Judgement:
        """Run the function with symbols. Raises LanguageError when it uses a word wrongly."""
        return self.function(Row("subject", self.about), Parameters(parameters))


def rule(
    clause: str, *, about: Relation, period: PeriodKind | None = None
) -> Callable[[Callable[..., nodes.Judgement]], Draft]:
    """Mark a function as the rule of a clause about the rows of a relation, in a period if one is given."""

    def wrap(function: Callable[..., nodes.Judgement]) -> Draft:
        code = function.__code__
        return Draft(clause, about, period, function, code.co_filename, code.co_firstlineno)

    return wrap


def drafts_in(module_name: str) -> list[Draft]:
    """List the rules written in an imported module, in their order."""
    return [value for value in vars(sys.modules[module_name]).values() if isinstance(value, Draft)]
