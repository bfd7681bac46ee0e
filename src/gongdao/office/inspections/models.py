"""What is stored: inspectors sent to units (巡视员派驻)."""

from gongdao.facts.assessment import INSPECTOR_POSTING
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link


class InspectorPosting(Record):
    relation = INSPECTOR_POSTING

    unit = link(INSPECTOR_POSTING, "unit", Unit)
    inspector = link(INSPECTOR_POSTING, "inspector", Person)
    posting_year = field(INSPECTOR_POSTING, "posting_year")
    posted_on = field(INSPECTOR_POSTING, "posted_on")

    class Meta(Record.Meta):
        db_table = "inspections_posting"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "巡视员派驻"
        constraints = (*checks(INSPECTOR_POSTING, "posting"),)
