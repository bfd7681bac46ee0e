"""What is stored: award rounds, awards, rewards and their use (评选、表彰、奖励、加分申请、优先推荐)."""

from django.db.models import Q

from gongdao.facts.assessment import AWARD, BONUS_CLAIM
from gongdao.facts.awards import AWARD_ROUND, NOMINATION, PRIORITY_RECOMMENDATION, REWARD, SOCIAL_RESPONSE
from gongdao.office.awards.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique


class Award(Record):
    relation = AWARD

    person = link(AWARD, "person", Person)
    unit = link(AWARD, "unit", Unit)
    name = field(AWARD, "name")
    level = field(AWARD, "level")
    kind = field(AWARD, "kind")
    assessment = link(AWARD, "assessment", "appraisal.Assessment")
    awarded_on = field(AWARD, "awarded_on")

    class Meta(Record.Meta):
        db_table = "awards_award"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "表彰"
        constraints = (
            *checks(AWARD, "award"),
            constraint(
                "award_to_somebody", Q(unit__isnull=False) | Q(person__isnull=False), SENTENCES["award_to_somebody"]
            ),
        )


class BonusClaim(Record):
    relation = BONUS_CLAIM

    award = link(BONUS_CLAIM, "award", Award)
    person = link(BONUS_CLAIM, "person", Person)
    round = field(BONUS_CLAIM, "round")
    points = field(BONUS_CLAIM, "points")
    round_on = field(BONUS_CLAIM, "round_on")

    class Meta(Record.Meta):
        db_table = "awards_bonus_claim"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "加分申请"
        constraints = (*checks(BONUS_CLAIM, "bonus_claim"),)


class AwardRound(Record):
    relation = AWARD_ROUND

    name = field(AWARD_ROUND, "name")
    kind = field(AWARD_ROUND, "kind")
    assessment_year = field(AWARD_ROUND, "assessment_year")
    opened_on = field(AWARD_ROUND, "opened_on")

    class Meta(Record.Meta):
        db_table = "awards_round"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "评选表彰"
        constraints = (*checks(AWARD_ROUND, "award_rnd"),)


class Nomination(Record):
    relation = NOMINATION

    round = link(NOMINATION, "round", AwardRound)
    person = link(NOMINATION, "person", Person)
    unit = link(NOMINATION, "unit", Unit)
    credit_grade = field(NOMINATION, "credit_grade")
    nominated_on = field(NOMINATION, "nominated_on")

    class Meta(Record.Meta):
        db_table = "awards_nomination"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "评选提名"
        constraints = (
            *checks(NOMINATION, "nomination"),
            unique("nomination_once", ("round", "person"), SENTENCES["nomination_once"]),
            constraint(
                "nomination_of_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["nomination_of_somebody"],
            ),
        )


class Reward(Record):
    relation = REWARD

    person = link(REWARD, "person", Person)
    unit = link(REWARD, "unit", Unit)
    kind = field(REWARD, "kind")
    origin = field(REWARD, "origin")
    amount = field(REWARD, "amount")
    given_on = field(REWARD, "given_on")

    class Meta(Record.Meta):
        db_table = "awards_reward"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "奖励"
        constraints = (
            *checks(REWARD, "reward"),
            constraint(
                "reward_to_somebody", Q(unit__isnull=False) | Q(person__isnull=False), SENTENCES["reward_to_somebody"]
            ),
        )


class PriorityRecommendation(Record):
    relation = PRIORITY_RECOMMENDATION

    person = link(PRIORITY_RECOMMENDATION, "person", Person)
    kind = field(PRIORITY_RECOMMENDATION, "kind")
    target = link(PRIORITY_RECOMMENDATION, "target", "pledges.Target")
    batch = field(PRIORITY_RECOMMENDATION, "batch")
    place = field(PRIORITY_RECOMMENDATION, "place")
    recommended_on = field(PRIORITY_RECOMMENDATION, "recommended_on")

    class Meta(Record.Meta):
        db_table = "awards_priority"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "优先推荐"
        constraints = (*checks(PRIORITY_RECOMMENDATION, "priority"),)


class SocialResponse(Record):
    relation = SOCIAL_RESPONSE

    award = link(SOCIAL_RESPONSE, "award", Award)
    kind = field(SOCIAL_RESPONSE, "kind")
    dated_on = field(SOCIAL_RESPONSE, "dated_on")

    class Meta(Record.Meta):
        db_table = "awards_response"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "社会反响材料"
        constraints = (*checks(SOCIAL_RESPONSE, "response"),)
