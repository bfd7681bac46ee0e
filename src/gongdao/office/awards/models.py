"""What is stored: awards and their use for bonus points (表彰、加分申请)."""

from django.db.models import Q

from gongdao.facts.assessment import AWARD, BONUS_CLAIM
from gongdao.office.awards.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link


class Award(Record):
    relation = AWARD

    person = link(AWARD, "person", Person)
    unit = link(AWARD, "unit", Unit)
    name = field(AWARD, "name")
    level = field(AWARD, "level")
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
    round_on = field(BONUS_CLAIM, "round_on")

    class Meta(Record.Meta):
        db_table = "awards_bonus_claim"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "加分申请"
        constraints = (*checks(BONUS_CLAIM, "bonus_claim"),)
