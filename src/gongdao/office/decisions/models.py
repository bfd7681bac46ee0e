"""What is stored: decisions of committees about units and persons (决定)."""

from django.db.models import Q

from gongdao.facts.organisation import DECISION
from gongdao.office.decisions.messages import SENTENCES
from gongdao.office.establishment.models import Body, Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link


class Decision(Record):
    relation = DECISION

    matter = field(DECISION, "matter")
    unit = link(DECISION, "unit", Unit)
    person = link(DECISION, "person", Person)
    post = link(DECISION, "post", Post)
    body = link(DECISION, "body", Body)
    candidate = link(DECISION, "candidate", "selection.Candidate")
    vote_method = field(DECISION, "vote_method")
    assessment_year = field(DECISION, "assessment_year")
    assessment = link(DECISION, "assessment", "appraisal.Assessment")
    approved = field(DECISION, "approved")
    decided_on = field(DECISION, "decided_on")

    class Meta(Record.Meta):
        db_table = "decisions_decision"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "决定"
        constraints = (
            *checks(DECISION, "decision"),
            constraint(
                "decision_on_somebody",
                Q(unit__isnull=False) | Q(person__isnull=False),
                SENTENCES["decision_on_somebody"],
            ),
        )
