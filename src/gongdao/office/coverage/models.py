"""What is stored: statements that a register is complete for a period, and days off the published calendar."""

from django.db.models import F, Q

from gongdao.facts.bookkeeping import CALENDAR_DAY, COVERAGE
from gongdao.office.coverage.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique


class CoverageStatement(Record):
    relation = COVERAGE

    register = field(COVERAGE, "register", required=True)
    unit = link(COVERAGE, "unit", Unit)
    complete_from = field(COVERAGE, "complete_from", required=True)
    complete_until = field(COVERAGE, "complete_until", required=True)

    class Meta(Record.Meta):
        db_table = "coverage_statement"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "登记完整性"
        constraints = (
            *checks(COVERAGE, "coverage"),
            constraint(
                "coverage_ends_later",
                Q(complete_until__gte=F("complete_from")),
                SENTENCES["coverage_ends_later"],
            ),
        )


class CalendarDay(Record):
    relation = CALENDAR_DAY

    day = field(CALENDAR_DAY, "day", required=True)
    is_working = field(CALENDAR_DAY, "is_working")
    note = field(CALENDAR_DAY, "note")

    class Meta(Record.Meta):
        db_table = "coverage_calendar_day"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "工作日历"
        constraints = (
            *checks(CALENDAR_DAY, "calendar"),
            unique("calendar_day_once", ("day",), SENTENCES["calendar_day_once"]),
        )
