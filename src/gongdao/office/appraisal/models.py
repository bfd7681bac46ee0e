"""What is stored: tallies typed from paper, assessment findings and rankings (得票、考核认定、考评排名)."""

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from gongdao.facts.assessment import ASSESSMENT_FINDING, RANKING, TALLY
from gongdao.office.appraisal.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique

# Where the valid ballots were not counted, the returned or the issued ones are the bound.
_AT_MOST = Coalesce("valid", "returned", "issued")
_GIVEN = (
    Coalesce("excellent", 0)
    + Coalesce("competent", 0)
    + Coalesce("basically_competent", 0)
    + Coalesce("incompetent", 0)
    + Coalesce("abstained", 0)
)


def _check(name: str, condition: Q | GreaterThanOrEqual) -> CheckConstraint:
    return constraint(name, condition, SENTENCES[name])


class Tally(Record):
    relation = TALLY

    person = link(TALLY, "person", Person)
    unit = link(TALLY, "unit", Unit)
    purpose = field(TALLY, "purpose")
    scope = field(TALLY, "scope")
    held_on = field(TALLY, "held_on")
    issued = field(TALLY, "issued")
    returned = field(TALLY, "returned")
    valid = field(TALLY, "valid")
    in_favour = field(TALLY, "in_favour")
    excellent = field(TALLY, "excellent")
    competent = field(TALLY, "competent")
    basically_competent = field(TALLY, "basically_competent")
    incompetent = field(TALLY, "incompetent")
    abstained = field(TALLY, "abstained")
    masses_dissatisfied = field(TALLY, "masses_dissatisfied")

    class Meta(Record.Meta):
        db_table = "appraisal_tally"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "得票"
        constraints = (
            *checks(TALLY, "tally"),
            _check("tally_returned_le_issued", Q(returned__lte=F("issued"))),
            _check("tally_valid_le_returned", Q(valid__lte=F("returned"))),
            _check("tally_valid_le_issued", Q(valid__lte=F("issued"))),
            _check("tally_favour_le_valid", Q(in_favour__lte=_AT_MOST)),
            _check("tally_sum_le_valid", GreaterThanOrEqual(_AT_MOST, _GIVEN)),
        )


class AssessmentFinding(Record):
    relation = ASSESSMENT_FINDING

    person = link(ASSESSMENT_FINDING, "person", Person)
    result = field(ASSESSMENT_FINDING, "result")
    found_on = field(ASSESSMENT_FINDING, "found_on")

    class Meta(Record.Meta):
        db_table = "appraisal_finding"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考核认定"
        constraints = (*checks(ASSESSMENT_FINDING, "finding"),)


class Ranking(Record):
    relation = RANKING

    unit = link(RANKING, "unit", Unit)
    group = field(RANKING, "group")
    locality = field(RANKING, "locality")
    assessment_year = field(RANKING, "assessment_year")
    rank = field(RANKING, "rank")
    published_on = field(RANKING, "published_on")

    class Meta(Record.Meta):
        db_table = "appraisal_ranking"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考评排名"
        constraints = (
            *checks(RANKING, "ranking"),
            _check("ranking_rank_from_one", Q(rank__gte=1)),
            unique("ranking_unit_once", ("unit", "group", "assessment_year"), SENTENCES["ranking_unit_once"]),
        )
