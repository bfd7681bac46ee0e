"""What is stored: training plans and credits (培训计划、学分)."""

from gongdao.facts.study import CREDIT, TRAINING_PLAN
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link


class TrainingPlan(Record):
    relation = TRAINING_PLAN

    unit = link(TRAINING_PLAN, "unit", Unit)
    plan_year = field(TRAINING_PLAN, "plan_year")
    submitted_on = field(TRAINING_PLAN, "submitted_on")

    class Meta(Record.Meta):
        db_table = "training_plan"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训计划"
        constraints = (*checks(TRAINING_PLAN, "training_plan"),)


class Credit(Record):
    relation = CREDIT

    person = link(CREDIT, "person", Person)
    course = field(CREDIT, "course")
    points = field(CREDIT, "points")
    earned_on = field(CREDIT, "earned_on")

    class Meta(Record.Meta):
        db_table = "training_credit"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学分"
        constraints = (*checks(CREDIT, "credit"),)
