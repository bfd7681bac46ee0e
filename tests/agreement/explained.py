"""Wrong plans that no facts can tell from the right one, each with the reason, as reviewed."""

_SINGLE = "Both ends are the same expression here: the value is exact, or not known at all."
_ON_THE_DAY = "On the day itself the outcome is that of the day."
_EXACT = "Only a value that is known exactly comes this far, so both ends are equal."

EXPLAINED = {
    "counting._months: day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) - 1 → "
    "day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) + 1": (
        "Months are only ever taken from months, so that what is added to both does not show."
    ),
    "ranges.compare: left.low → left.high": _SINGLE,
    "ranges.compare: right.low → right.high": _SINGLE,
    "ranges.compare: left.low → left.high #4": _EXACT,
    "ranges.compare: right.low → right.high #4": _EXACT,
    "ranges.each: value.low → value.high": _SINGLE,
    "ranges.negative: value.low → value.high": _SINGLE,
    "ranges.floor_divided: by.low → by.high": _EXACT,
    "ranges.floor_divided: by.low → by.high #2": _EXACT,
    "ranges.floor_divided: by.low > 0 → by.low >= 0": "A whole number divided by nought is null as well.",
    "expressions._choose: option.low → option.high": "A choice points to a column of numbers, which has no partial values.",
    "expressions._choose: option.high → option.low": "A choice points to a column of numbers, which has no partial values.",
    "quantities._valued: value.low → value.high #4": "Only numbers are added up, and a column of numbers has no partial values.",
    "quantities._valued: value.low → value.high #5": _EXACT,
    "findings._judged: reduce(lambda one, other: one | other, unset).fill_null(value=False) → "
    "reduce(lambda one, other: one | other, unset).fill_null(value=True)": (
        "What is missing is asked by conditions that are always decided, so nothing is filled."
    ),
    "findings._exact_day: value.low → value.high": _SINGLE,
    "findings._exact_day: value.low → value.high #2": _EXACT,
    "lacking._is_known: value.low → value.high": _SINGLE,
    "findings._is_between: day > start → day >= start": _ON_THE_DAY,
    "findings._is_between: day > start → day >= start #2": _ON_THE_DAY,
    "findings._candidate_days: value.low → value.high": _SINGLE,
}
