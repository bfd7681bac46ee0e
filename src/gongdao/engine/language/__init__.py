"""The words in which rules are written.

A rule is a Python function run once with symbols: `subject` stands for one row of the relation the rule is about, `p`
for the clause's dated parameters. What it returns is a `Judgement`, a tree of nodes; nothing is computed here.

    @rule("QSH-20c", about=APPOINTMENT)
    def must_exchange(a, p):
        since = spell_start(a, same=("person", "post"), where=lambda row: row.kind == "regular", ...)
        held = full_years(since, as_of)
        return judge(
            applies=a.current_on(as_of), holds=held < p.must_after_years, due=years_after(since, p.must_after_years)
        )
"""

from gongdao.engine.language.drafts import Draft, drafts_in, rule
from gongdao.engine.language.symbols import LanguageError, Number, Parameters, Quantity, Row, Share, Step, Text, Truth
from gongdao.engine.language.words import (
    as_of,
    between,
    count,
    covered,
    day_in_year,
    days_between,
    distinct,
    during_period,
    earliest,
    exists,
    floor_divided,
    full_months,
    full_years,
    greatest,
    is_over,
    judge,
    judged_on,
    last_day_of_period,
    latest,
    least,
    minimum,
    months_after,
    months_before,
    period_end,
    period_start,
    period_year,
    spell_start,
    total,
    unless_complete,
    when,
    working_day_after,
    working_days_between,
    year_of,
    years_after,
)

__all__ = [
    "Draft",
    "LanguageError",
    "Number",
    "Parameters",
    "Quantity",
    "Row",
    "Share",
    "Step",
    "Text",
    "Truth",
    "as_of",
    "between",
    "count",
    "covered",
    "day_in_year",
    "days_between",
    "distinct",
    "drafts_in",
    "during_period",
    "earliest",
    "exists",
    "floor_divided",
    "full_months",
    "full_years",
    "greatest",
    "is_over",
    "judge",
    "judged_on",
    "last_day_of_period",
    "latest",
    "least",
    "minimum",
    "months_after",
    "months_before",
    "period_end",
    "period_start",
    "period_year",
    "rule",
    "spell_start",
    "total",
    "unless_complete",
    "when",
    "working_day_after",
    "working_days_between",
    "year_of",
    "years_after",
]
