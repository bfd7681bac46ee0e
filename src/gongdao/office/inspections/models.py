"""What is stored: inspectors sent to units, checks and what had to be put right (巡视员派驻、检查、整改、自查)."""

from gongdao.facts.assessment import INSPECTOR_POSTING
from gongdao.facts.oversight import INSPECTOR_REPORT, RECTIFICATION, REGULATION_CHECK, SELF_CHECK
from gongdao.office.inspections.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique


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


class RegulationCheck(Record):
    relation = REGULATION_CHECK

    checker = link(REGULATION_CHECK, "checker", Unit)
    unit = link(REGULATION_CHECK, "unit", Unit)
    kind = field(REGULATION_CHECK, "kind")
    origin = field(REGULATION_CHECK, "origin")
    checked_on = field(REGULATION_CHECK, "checked_on")

    class Meta(Record.Meta):
        db_table = "inspections_check"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "选任检查"
        constraints = (*checks(REGULATION_CHECK, "reg_check"),)


class Rectification(Record):
    relation = RECTIFICATION

    found_by = link(RECTIFICATION, "found_by", RegulationCheck)
    unit = link(RECTIFICATION, "unit", Unit)
    problem = field(RECTIFICATION, "problem")
    notified_on = field(RECTIFICATION, "notified_on")
    plan_reported_on = field(RECTIFICATION, "plan_reported_on")
    plan_reporter = link(RECTIFICATION, "plan_reporter", Person)
    done_on = field(RECTIFICATION, "done_on")
    result_reported_on = field(RECTIFICATION, "result_reported_on")

    class Meta(Record.Meta):
        db_table = "inspections_rectification"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "整改事项"
        constraints = (*checks(RECTIFICATION, "rectification"),)


class SelfCheck(Record):
    relation = SELF_CHECK

    unit = link(SELF_CHECK, "unit", Unit)
    launched_on = field(SELF_CHECK, "launched_on")
    plan_issued_on = field(SELF_CHECK, "plan_issued_on")
    checked_on = field(SELF_CHECK, "checked_on")
    reported_on = field(SELF_CHECK, "reported_on")

    class Meta(Record.Meta):
        db_table = "inspections_self_check"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "选任自查"
        constraints = (
            *checks(SELF_CHECK, "self_check"),
            unique("self_check_once", ("unit", "launched_on"), SENTENCES["self_check_once"]),
        )


class InspectorReport(Record):
    relation = INSPECTOR_REPORT

    posting = link(INSPECTOR_REPORT, "posting", InspectorPosting)
    reported_on = field(INSPECTOR_REPORT, "reported_on")

    class Meta(Record.Meta):
        db_table = "inspections_report"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "巡视员汇报"
        constraints = (*checks(INSPECTOR_REPORT, "inspector_report"),)
