"""Wrong plans that no facts can tell from the right one, each with the reason, as reviewed."""

_SINGLE = "Both ends are the same expression here: the value is exact, or not known at all."
_EXACT = "Only values that are known exactly come this far, so both ends are equal."

EXPLAINED = {
    "expressions.number: number(years, setting).low → number(years, setting).high": _SINGLE,
    "expressions.number: number(months, setting).low → number(months, setting).high": _SINGLE,
    "expressions.number: number(year, setting).low → number(year, setting).high": _SINGLE,
    "expressions.compare: left.low → left.high": _SINGLE,
    "expressions.compare: right.low → right.high": _SINGLE,
    "expressions._each: value.low → value.high": _SINGLE,
}
