"""Invented clauses that use every word for counting days, so that the words are tried where no document needs them."""

from __future__ import annotations

from datetime import date

from gongdao.engine.clauses import Clause, Effect, Force, Pack, Rule, Status, Version
from gongdao.engine.language import (
    Draft,
    Parameters,
    Quantity,
    Row,
    Truth,
    as_of,
    count,
    days_between,
    during_period,
    floor_divided,
    full_months,
    full_years,
    greatest,
    judge,
    judged_on,
    last_day_of_period,
    least,
    months_after,
    months_before,
    rule,
    total,
    working_day_after,
    working_days_between,
)
from gongdao.engine.nodes import Judgement
from gongdao.engine.parameters import DatedValue, MonthDay, Parameter, ParameterValue
from gongdao.facts.organisation import APPOINTMENT, PERSON
from gongdao.facts.study import STUDY_EVENT

VALUES: dict[str, ParameterValue] = {
    "months": 3,
    "days": 31,
    "workdays": 5,
    "first_day": date(2009, 12, 31),
    "assessment_year_starts": MonthDay(12, 1),
}


def _simple(name: str, holds: Truth, due: Quantity, **evidence: Quantity) -> Draft:
    """Make a rule about current appointments."""

    @rule(name, about=APPOINTMENT)
    def written(held: Row, _: Parameters) -> Judgement:
        shown = {key: (key, value) for key, value in evidence.items()}
        return judge(applies=held.current_on(as_of), holds=holds, due=due, evidence=shown)

    return written


def _drafts() -> list[Draft]:
    held, p = Row("subject", APPOINTMENT), Parameters(PARAMETERS)
    start, end = held.started_on, held.ended_on
    months, served, left = full_months(start, as_of), days_between(start, as_of), days_between(as_of, end)
    worked, to_work = working_days_between(start, as_of), working_days_between(as_of, end)
    after = working_day_after(start, p.workdays)
    truths = {
        "months": (months >= p.months, months_after(start, p.months)),
        "months over": ((months > p.months) | (months == 1), months_before(end, p.months)),
        "served": (served <= p.days, start + p.days),
        "left": (left < p.days, end - p.days),
        "left at most": (left <= p.days, end - p.days),
        "worked": ((worked > p.workdays) | held.lacks("kind"), after),
        "worked exactly": ((worked == p.workdays) | (worked < 0), after),
        "to work": ((to_work <= p.workdays) & ~(to_work < 2), working_day_after(end, 0)),
        "deadline": (as_of <= after, after),
        "least": (least(months, 14) < p.days, least(start, p.first_day)),
        "greatest": (greatest(full_years(start, as_of), months) != p.months, greatest(end, p.first_day)),
        "earliest": (as_of > least(after, end), least(after, end)),
        "floor": (floor_divided(months, p.months) == 2, months_after(start, p.months * 2)),
        "shifted": ((as_of - p.days >= start) & (as_of + 3 < end), start + p.days),
        "sum": (months + p.months >= 5, start),
        "choice": ((p.is_chosen("counted_in", "months") & (months > 6)) | (served > p.days), start),
        "chosen": (p.choose("counted_in", months=months, days=served) >= p.months, start),
        "first day": ((start >= p.first_day) & (p.first_day + p.days >= as_of), p.first_day + p.days),
        "place": ((held.post.level.place > 3) & ~held.post.lacks("level"), start),
    }
    return [
        *(_simple(name, holds, due, months=months, worked=worked, left=left) for name, (holds, due) in truths.items()),
        few_long_ago,
        months_served,
        studied_in_month,
        studied_in_year,
    ]


@rule("few long ago", about=PERSON)
def few_long_ago(person: Row, p: Parameters) -> Judgement:
    """Have at most one appointment that began more than some working days ago."""
    held = count(
        APPOINTMENT,
        {"person": person.key},
        "held",
        "任职数",
        lambda row: (
            (working_days_between(row.started_on, as_of) > p.workdays) & (full_months(row.started_on, as_of) < 4)
        ),
    )
    return judge(applies=True, holds=held <= 1, evidence={"held": held})


@rule("months served", about=PERSON)
def months_served(person: Row, p: Parameters) -> Judgement:
    """Have served some months in all."""
    served = total(
        APPOINTMENT,
        lambda row: full_months(row.started_on, row.ended_on),
        {"person": person.key},
        "served",
        "任职月数",
        lambda row: ~row.lacks("ended_on") & (row.started_on <= row.ended_on),
    )
    return judge(applies=True, holds=served >= p.months, evidence={"served": served})


@rule("studied in month", about=PERSON, period="month")
def studied_in_month(person: Row, p: Parameters) -> Judgement:
    """Have spoken within the period."""
    return _studied(person, p)


@rule("studied in year", about=PERSON, period="assessment_year")
def studied_in_year(person: Row, p: Parameters) -> Judgement:
    """Have spoken within the period, or it has just begun."""
    return _studied(person, p)


def _studied(person: Row, p: Parameters) -> Judgement:
    spoken = count(
        STUDY_EVENT, {"speaker": person.key}, "spoken", "主讲次数", lambda event: during_period(event.held_on)
    )
    holds = (spoken >= 1) | (working_days_between(judged_on, last_day_of_period()) > p.workdays)
    return judge(applies=True, holds=holds, due=last_day_of_period(), evidence={"spoken": spoken})


def _parameter(name: str, value: ParameterValue, choices: tuple[tuple[str, str], ...] = ()) -> Parameter:
    return Parameter(name, name, name, None, (DatedValue(date.min, value, "ours", None, "", None),), choices)


PARAMETERS = (
    *(_parameter(name, value) for name, value in VALUES.items()),
    _parameter("counted_in", "months", (("months", "月"), ("days", "日"))),
)


def _clause(draft: Draft) -> Clause:
    made = Rule(draft.clause, draft.about.name, draft.period, draft.build(PARAMETERS), "")
    return Clause(
        draft.clause,
        "invented",
        1,
        "rule",
        "S1",
        Force.MUST,
        Effect.WARN,
        None,
        "",
        "",
        "",
        Status.COMPUTED,
        "",
        PARAMETERS,
        (),
        made,
    )


def invented() -> Pack:
    """Make a document of these clauses that is always in force."""
    clauses = tuple(map(_clause, _drafts()))
    undated = (Version("undated", None, "ours", None),)
    return Pack("invented", "虚构", "Invented", "虚构", "虚构", "虚构", "district", None, undated, (), clauses)
