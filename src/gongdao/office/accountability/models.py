"""What is stored: violations, sanctions, measures and cases (违规认定、处分、处理、问责、黄牌、末位原因)."""

from django.db.models import Q

from gongdao.facts.accountability import ACCOUNTABILITY_CASE, CORRECTION, SANCTION, VIOLATION
from gongdao.facts.assessment import CAUSE_FINDING, YELLOW_CARD
from gongdao.facts.conduct import MEASURE
from gongdao.office.accountability.messages import SENTENCES
from gongdao.office.decisions.models import Decision
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Appointment, Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique


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
    origin = field(MEASURE, "origin")
    cause = field(MEASURE, "cause")
    decided_on = field(MEASURE, "decided_on")

    class Meta(Record.Meta):
        db_table = "accountability_measure"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "处理"
        constraints = (*checks(MEASURE, "measure"),)


class Violation(Record):
    relation = VIOLATION

    person = link(VIOLATION, "person", Person)
    unit = link(VIOLATION, "unit", Unit)
    kind = field(VIOLATION, "kind")
    appointment = link(VIOLATION, "appointment", Appointment)
    serious = field(VIOLATION, "serious")
    origin = field(VIOLATION, "origin")
    verified_on = field(VIOLATION, "verified_on")
    lifted_on = field(VIOLATION, "lifted_on")

    class Meta(Record.Meta):
        db_table = "accountability_violation"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "违规认定"
        constraints = (
            *checks(VIOLATION, "violation"),
            constraint(
                "violation_of_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["violation_of_somebody"],
            ),
        )


class Correction(Record):
    relation = CORRECTION

    violation = link(CORRECTION, "violation", Violation)
    kind = field(CORRECTION, "kind")
    new_decision = link(CORRECTION, "new_decision", Decision)
    decided_on = field(CORRECTION, "decided_on")

    class Meta(Record.Meta):
        db_table = "accountability_correction"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任用纠正"
        constraints = (*checks(CORRECTION, "correction"),)


class AccountabilityCase(Record):
    relation = ACCOUNTABILITY_CASE

    clause = field(ACCOUNTABILITY_CASE, "clause")
    origin = field(ACCOUNTABILITY_CASE, "origin")
    unit = link(ACCOUNTABILITY_CASE, "unit", Unit)
    person = link(ACCOUNTABILITY_CASE, "person", Person)
    opened_on = field(ACCOUNTABILITY_CASE, "opened_on")
    closed_on = field(ACCOUNTABILITY_CASE, "closed_on")

    class Meta(Record.Meta):
        db_table = "accountability_case"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "问责事项"
        constraints = (
            *checks(ACCOUNTABILITY_CASE, "acc_case"),
            constraint(
                "acc_case_of_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["acc_case_of_somebody"],
            ),
        )


class Sanction(Record):
    relation = SANCTION

    person = link(SANCTION, "person", Person)
    track = field(SANCTION, "track")
    kind = field(SANCTION, "kind")
    breach_on = field(SANCTION, "breach_on")
    decided_on = field(SANCTION, "decided_on")
    effective_on = field(SANCTION, "effective_on")
    probation_years = field(SANCTION, "probation_years")
    restored_on = field(SANCTION, "restored_on")
    lifted_on = field(SANCTION, "lifted_on")

    class Meta(Record.Meta):
        db_table = "accountability_sanction"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "处分"
        constraints = (*checks(SANCTION, "sanction"),)
