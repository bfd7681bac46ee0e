"""What is stored: schemes, assessments, tallies typed from paper and rankings (考核方案、年度考核、得票、考评排名)."""

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from gongdao.facts.assessment import (
    ASSESSMENT,
    ASSESSMENT_FINDING,
    ASSESSMENT_ITEM,
    ASSESSMENT_SCHEME,
    INDICATOR,
    INTEGRITY_REPORT,
    MUTUAL_RATING,
    RANKING,
    TALLY,
)
from gongdao.office.appraisal.messages import SENTENCES
from gongdao.office.orgs.models import Unit, UnitGroup
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


class AssessmentScheme(Record):
    relation = ASSESSMENT_SCHEME

    unit = link(ASSESSMENT_SCHEME, "unit", Unit)
    object = field(ASSESSMENT_SCHEME, "object")
    assessment_year = field(ASSESSMENT_SCHEME, "assessment_year")
    full_marks = field(ASSESSMENT_SCHEME, "full_marks")
    issued_on = field(ASSESSMENT_SCHEME, "issued_on")

    class Meta(Record.Meta):
        db_table = "appraisal_scheme"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考核方案"
        constraints = (
            *checks(ASSESSMENT_SCHEME, "scheme"),
            unique("scheme_once", ("unit", "object", "assessment_year"), SENTENCES["scheme_once"]),
        )


class Indicator(Record):
    relation = INDICATOR

    scheme = link(INDICATOR, "scheme", AssessmentScheme)
    topic = field(INDICATOR, "topic")
    name = field(INDICATOR, "name")
    weight = field(INDICATOR, "weight")

    class Meta(Record.Meta):
        db_table = "appraisal_indicator"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考核指标"
        constraints = (*checks(INDICATOR, "indicator"),)


class Assessment(Record):
    relation = ASSESSMENT

    person = link(ASSESSMENT, "person", Person)
    unit = link(ASSESSMENT, "unit", Unit)
    assessment_year = field(ASSESSMENT, "assessment_year")
    grade = field(ASSESSMENT, "grade")
    decided_on = field(ASSESSMENT, "decided_on")

    class Meta(Record.Meta):
        db_table = "appraisal_assessment"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "年度考核"
        constraints = (
            *checks(ASSESSMENT, "assessed"),
            unique("assessment_once", ("person", "assessment_year"), SENTENCES["assessment_once"]),
            constraint(
                "assessment_of_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["assessment_of_somebody"],
            ),
        )


class AssessmentItem(Record):
    relation = ASSESSMENT_ITEM

    assessment = link(ASSESSMENT_ITEM, "assessment", Assessment)
    topic = field(ASSESSMENT_ITEM, "topic")
    target = link(ASSESSMENT_ITEM, "target", "pledges.Target")
    weight = field(ASSESSMENT_ITEM, "weight")
    score = field(ASSESSMENT_ITEM, "score")
    deducted = field(ASSESSMENT_ITEM, "deducted")

    class Meta(Record.Meta):
        db_table = "appraisal_item"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考核内容"
        constraints = (*checks(ASSESSMENT_ITEM, "assessment_item"),)


class MutualRating(Record):
    relation = MUTUAL_RATING

    rater = link(MUTUAL_RATING, "rater", Unit)
    rated = link(MUTUAL_RATING, "rated", UnitGroup)
    assessment_year = field(MUTUAL_RATING, "assessment_year")
    score = field(MUTUAL_RATING, "score")
    rated_on = field(MUTUAL_RATING, "rated_on")

    class Meta(Record.Meta):
        db_table = "appraisal_mutual"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "互评"
        constraints = (
            *checks(MUTUAL_RATING, "mutual"),
            unique("mutual_once", ("rater", "rated", "assessment_year"), SENTENCES["mutual_once"]),
        )


class IntegrityReport(Record):
    relation = INTEGRITY_REPORT

    person = link(INTEGRITY_REPORT, "person", Person)
    unit = link(INTEGRITY_REPORT, "unit", Unit)
    given_on = field(INTEGRITY_REPORT, "given_on")

    class Meta(Record.Meta):
        db_table = "appraisal_report"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "述职述廉"
        constraints = (
            *checks(INTEGRITY_REPORT, "integrity"),
            constraint(
                "integrity_of_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["integrity_of_somebody"],
            ),
        )
