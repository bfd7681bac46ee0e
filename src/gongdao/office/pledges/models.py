"""What is stored: targets for which somebody answers (目标任务)."""

from django.db.models import Q

from gongdao.facts.accountability import TARGET
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.pledges.messages import SENTENCES
from gongdao.office.registers.columns import Record, checks, constraint, field, link


class Target(Record):
    relation = TARGET

    unit = link(TARGET, "unit", Unit)
    person = link(TARGET, "person", Person)
    assessment_year = field(TARGET, "assessment_year")
    kind = field(TARGET, "kind")
    consented_on = field(TARGET, "consented_on")
    due_on = field(TARGET, "due_on")
    done_on = field(TARGET, "done_on")
    cause = field(TARGET, "cause")
    judged_on = field(TARGET, "judged_on")

    class Meta(Record.Meta):
        db_table = "pledges_target"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "目标任务"
        constraints = (
            *checks(TARGET, "target"),
            constraint(
                "target_of_somebody", Q(unit__isnull=False) | Q(person__isnull=False), SENTENCES["target_of_somebody"]
            ),
        )
