"""What is stored: a unit's statement that one register is complete for a period."""

from django.db.models import F, Q

from gongdao.facts.bookkeeping import COVERAGE
from gongdao.office.coverage.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.columns import Record, checks, constraint, field, link


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
