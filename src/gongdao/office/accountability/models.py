"""What is stored: causes of last places, yellow cards and measures (末位原因、黄牌、处理)."""

from gongdao.facts.assessment import CAUSE_FINDING, YELLOW_CARD
from gongdao.facts.conduct import MEASURE
from gongdao.office.accountability.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique


class CauseFinding(Record):
    relation = CAUSE_FINDING

    unit = link(CAUSE_FINDING, "unit", Unit)
    assessment_year = field(CAUSE_FINDING, "assessment_year")
    cause = field(CAUSE_FINDING, "cause")
    found_on = field(CAUSE_FINDING, "found_on")

    class Meta(Record.Meta):
        db_table = "accountability_cause"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "末位原因认定"
        constraints = (*checks(CAUSE_FINDING, "cause"),)


class YellowCard(Record):
    relation = YELLOW_CARD

    unit = link(YELLOW_CARD, "unit", Unit)
    assessment_year = field(YELLOW_CARD, "assessment_year")
    issued_on = field(YELLOW_CARD, "issued_on")

    class Meta(Record.Meta):
        db_table = "accountability_card"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "黄牌"
        constraints = (
            *checks(YELLOW_CARD, "card"),
            unique("card_unit_year_once", ("unit", "assessment_year"), SENTENCES["card_unit_year_once"]),
        )


class Measure(Record):
    relation = MEASURE

    person = link(MEASURE, "person", Person)
    kind = field(MEASURE, "kind")
    ground = field(MEASURE, "ground")
    decided_on = field(MEASURE, "decided_on")

    class Meta(Record.Meta):
        db_table = "accountability_measure"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "处理"
        constraints = (*checks(MEASURE, "measure"),)
