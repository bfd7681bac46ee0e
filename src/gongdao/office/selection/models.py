"""What is stored: selection rounds, candidates and what goes to the committee (选拔批次、人选、材料、议题)."""

from django.db.models import F, Q

from gongdao.facts.assessment import OPENED_POST
from gongdao.facts.selection import (
    CANDIDATE,
    CANDIDATE_DOCUMENT,
    COMMITTEE_ITEM,
    ELECTOR,
    HIRE_CONTRACT,
    PRIOR_REPORT,
    SELECTION_ROUND,
    SELECTION_STEP,
    WORK_REPORT_TOPIC,
)
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique
from gongdao.office.selection.messages import SENTENCES


class OpenedPost(Record):
    relation = OPENED_POST

    unit = link(OPENED_POST, "unit", Unit)
    post = link(OPENED_POST, "post", Post)
    line = field(OPENED_POST, "line")
    method = field(OPENED_POST, "method")
    opened_on = field(OPENED_POST, "opened_on")

    class Meta(Record.Meta):
        db_table = "selection_opened_post"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "公开推荐职位"
        constraints = (*checks(OPENED_POST, "opened_post"),)


class SelectionRound(Record):
    relation = SELECTION_ROUND

    name = field(SELECTION_ROUND, "name")
    unit = link(SELECTION_ROUND, "unit", Unit)
    category = field(SELECTION_ROUND, "category")
    method = field(SELECTION_ROUND, "method")
    pool = field(SELECTION_ROUND, "pool")
    posts = field(SELECTION_ROUND, "posts")
    widening_reason = field(SELECTION_ROUND, "widening_reason")
    widened_on = field(SELECTION_ROUND, "widened_on")
    opened_on = field(SELECTION_ROUND, "opened_on")

    class Meta(Record.Meta):
        db_table = "selection_round"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "选拔批次"
        constraints = (*checks(SELECTION_ROUND, "round"),)


class SelectionStep(Record):
    relation = SELECTION_STEP

    round = link(SELECTION_STEP, "round", SelectionRound)
    kind = field(SELECTION_STEP, "kind")
    candidates = field(SELECTION_STEP, "candidates")
    held_on = field(SELECTION_STEP, "held_on")

    class Meta(Record.Meta):
        db_table = "selection_step"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "选拔环节"
        constraints = (*checks(SELECTION_STEP, "step"),)


class Candidate(Record):
    relation = CANDIDATE

    round = link(CANDIDATE, "round", SelectionRound)
    person = link(CANDIDATE, "person", Person)
    post = link(CANDIDATE, "post", Post)
    unit = link(CANDIDATE, "unit", Unit)
    present_post = link(CANDIDATE, "present_post", Post)
    manner = field(CANDIDATE, "manner")
    tally = link(CANDIDATE, "tally", "appraisal.Tally")
    entered_on = field(CANDIDATE, "entered_on")
    listed_for_inspection_on = field(CANDIDATE, "listed_for_inspection_on")
    listed_for_election_on = field(CANDIDATE, "listed_for_election_on")
    outcome = field(CANDIDATE, "outcome")
    closed_on = field(CANDIDATE, "closed_on")

    class Meta(Record.Meta):
        db_table = "selection_candidate"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "人选"
        constraints = (
            *checks(CANDIDATE, "candidate"),
            unique("candidate_once", ("round", "person", "post"), SENTENCES["candidate_once"]),
        )


class CandidateDocument(Record):
    relation = CANDIDATE_DOCUMENT

    candidate = link(CANDIDATE_DOCUMENT, "candidate", Candidate)
    kind = field(CANDIDATE_DOCUMENT, "kind")
    signer = link(CANDIDATE_DOCUMENT, "signer", Person)
    signed_on = field(CANDIDATE_DOCUMENT, "signed_on")
    dated_on = field(CANDIDATE_DOCUMENT, "dated_on")

    class Meta(Record.Meta):
        db_table = "selection_document"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "人选材料"
        constraints = (*checks(CANDIDATE_DOCUMENT, "cand_document"),)


class Elector(Record):
    relation = ELECTOR

    round = link(ELECTOR, "round", SelectionRound)
    person = link(ELECTOR, "person", Person)
    capacity = field(ELECTOR, "capacity")
    listed_on = field(ELECTOR, "listed_on")

    class Meta(Record.Meta):
        db_table = "selection_elector"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "推荐人"
        constraints = (
            *checks(ELECTOR, "elector"),
            unique("elector_once", ("round", "person"), SENTENCES["elector_once"]),
        )


class CommitteeItem(Record):
    relation = COMMITTEE_ITEM

    candidate = link(COMMITTEE_ITEM, "candidate", Candidate)
    person = link(COMMITTEE_ITEM, "person", Person)
    unit = link(COMMITTEE_ITEM, "unit", Unit)
    tabled_on = field(COMMITTEE_ITEM, "tabled_on")
    studied_on = field(COMMITTEE_ITEM, "studied_on")
    due = field(COMMITTEE_ITEM, "due")
    present = field(COMMITTEE_ITEM, "present")
    agreed = field(COMMITTEE_ITEM, "agreed")

    class Meta(Record.Meta):
        db_table = "selection_item"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "会议议题"
        constraints = (
            *checks(COMMITTEE_ITEM, "committee_item"),
            constraint(
                "committee_item_present_le_due", Q(present__lte=F("due")), SENTENCES["committee_item_present_le_due"]
            ),
            constraint("committee_item_agreed_le", Q(agreed__lte=F("present")), SENTENCES["committee_item_agreed_le"]),
        )


class PriorReport(Record):
    relation = PRIOR_REPORT

    candidate = link(PRIOR_REPORT, "candidate", Candidate)
    person = link(PRIOR_REPORT, "person", Person)
    post = link(PRIOR_REPORT, "post", Post)
    kind = field(PRIOR_REPORT, "kind")
    reported_on = field(PRIOR_REPORT, "reported_on")
    answer = field(PRIOR_REPORT, "answer")
    answer_form = field(PRIOR_REPORT, "answer_form")
    answer_document = field(PRIOR_REPORT, "answer_document")
    answered_on = field(PRIOR_REPORT, "answered_on")

    class Meta(Record.Meta):
        db_table = "selection_prior_report"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "事项报告"
        constraints = (*checks(PRIOR_REPORT, "prior_report"),)


class HireContract(Record):
    relation = HIRE_CONTRACT

    person = link(HIRE_CONTRACT, "person", Person)
    post = link(HIRE_CONTRACT, "post", Post)
    original_post = link(HIRE_CONTRACT, "original_post", Post)
    started_on = field(HIRE_CONTRACT, "started_on")
    ends_on = field(HIRE_CONTRACT, "ends_on")

    class Meta(Record.Meta):
        db_table = "selection_contract"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "聘用合同"
        constraints = (
            *checks(HIRE_CONTRACT, "contract"),
            unique("contract_once", ("person", "post", "started_on"), SENTENCES["contract_once"]),
        )


class WorkReportTopic(Record):
    relation = WORK_REPORT_TOPIC

    unit = link(WORK_REPORT_TOPIC, "unit", Unit)
    forum = field(WORK_REPORT_TOPIC, "forum")
    subject = field(WORK_REPORT_TOPIC, "subject")
    reported_on = field(WORK_REPORT_TOPIC, "reported_on")

    class Meta(Record.Meta):
        db_table = "selection_report_topic"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "工作报告专题"
        constraints = (*checks(WORK_REPORT_TOPIC, "report_topic"),)
