"""Facts about the facts: what is recorded completely, and which exceptions were granted (完整性、例外)."""

from gongdao.facts import (
    accountability,
    assessment,
    awards,
    conduct,
    organisation,
    oversight,
    people,
    selection,
    study,
    training,
)
from gongdao.facts.relation import During, Level, Relation, code, day, flag, key, ref, text

_REGISTERS = {
    value.name: value.zh
    for module in (
        organisation,
        people,
        study,
        training,
        assessment,
        awards,
        conduct,
        selection,
        accountability,
        oversight,
    )
    for value in vars(module).values()
    if isinstance(value, Relation)
}

COVERAGE = Relation(
    "coverage",
    "登记完整性",
    "A unit's statement that a register is complete for a period. Without it the absence of rows proves nothing: "
    "a minimum that is not reached is unknown, with it the minimum fails.",
    Level.INTERNAL,
    (
        key("coverage", "声明编号", "Identifier of the statement."),
        code("register", "登记簿", "The relation that is complete.", **_REGISTERS),
        ref("unit", "unit", "单位", "The unit for which it is complete; empty: for all units."),
        day("complete_from", "完整起始", "First day of the period that is complete."),
        day("complete_until", "完整截止", "Last day of the period that is complete."),
    ),
)

EXCEPTION = Relation(
    "exception",
    "例外",
    "A recorded reason for departing from a clause of force *default*. It never changes an outcome into *holds*.",
    Level.INTERNAL,
    (
        key("exception", "例外编号", "Identifier of the exception."),
        text("clause", "条款", "The clause departed from."),
        text("subject", "对象编号", "Key of the subject of the finding."),
        text("reason", "理由", "The written reason."),
        day("granted_on", "批准日期", "First day on which it holds."),
        day("ended_on", "终止日期", "First day on which it no longer holds."),
    ),
    time=During("granted_on", "ended_on"),
)

CALENDAR_DAY = Relation(
    "calendar_day",
    "工作日历",
    "A day that is worked, or not, otherwise than the published calendar of public holidays says, or beyond its years.",
    Level.PUBLIC,
    (
        key("calendar_day", "日历编号", "Identifier of the entry."),
        day("day", "日期", "The day."),
        flag("is_working", "是否工作日", "Whether it is a working day."),
        text("note", "说明", "Which notice says so."),
    ),
)
