"""What is stored: plans, courses, calls, students, tests, credits and funds (培训计划、班次、调训、参训、考试、学分、经费)."""

from django.db.models import F, Q

from gongdao.facts.study import CREDIT, TRAINING_PLAN
from gongdao.facts.training import (
    COURSE,
    COURSE_AUDIENCE,
    COURSE_SESSION,
    ENROLMENT,
    EXAM,
    EXAM_RESULT,
    PLAN_ITEM,
    STUDENT_CHECK,
    STUDENT_PAPER,
    TRAINING_APPROVAL,
    TRAINING_BUDGET,
    TRAINING_CALL,
    TRAINING_EXPENSE,
    TRAINING_NOMINATION,
)
from gongdao.office.establishment.models import Post
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, constraint, field, link, unique
from gongdao.office.training.messages import SENTENCES


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


class PlanItem(Record):
    relation = PLAN_ITEM

    plan = link(PLAN_ITEM, "plan", TrainingPlan)
    name = field(PLAN_ITEM, "name")
    kind = field(PLAN_ITEM, "kind")
    is_main = field(PLAN_ITEM, "is_main")
    declared_on = field(PLAN_ITEM, "declared_on")

    class Meta(Record.Meta):
        db_table = "training_plan_item"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训计划项目"
        constraints = (*checks(PLAN_ITEM, "plan_item"),)


class Course(Record):
    relation = COURSE

    name = field(COURSE, "name")
    host = link(COURSE, "host", Unit)
    school = link(COURSE, "school", Unit)
    funder = link(COURSE, "funder", Unit)
    kind = field(COURSE, "kind")
    basis = field(COURSE, "basis")
    plan_item = link(COURSE, "plan_item", PlanItem)
    is_main = field(COURSE, "is_main")
    mode = field(COURSE, "mode")
    venue = field(COURSE, "venue")
    topic = field(COURSE, "topic")
    hours = field(COURSE, "hours")
    cost = field(COURSE, "cost")
    prepared_on = field(COURSE, "prepared_on")
    opened_on = field(COURSE, "opened_on")
    closed_on = field(COURSE, "closed_on")

    class Meta(Record.Meta):
        db_table = "training_course"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训班次"
        constraints = (
            *checks(COURSE, "course"),
            constraint("course_closes_later", Q(closed_on__gte=F("opened_on")), SENTENCES["course_closes_later"]),
        )


class CourseAudience(Record):
    relation = COURSE_AUDIENCE

    course = link(COURSE_AUDIENCE, "course", Course)
    category = field(COURSE_AUDIENCE, "category")
    seats = field(COURSE_AUDIENCE, "seats")

    class Meta(Record.Meta):
        db_table = "training_audience"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训对象"
        constraints = (
            *checks(COURSE_AUDIENCE, "audience"),
            unique("audience_once", ("course", "category"), SENTENCES["audience_once"]),
        )


class CourseSession(Record):
    relation = COURSE_SESSION

    course = link(COURSE_SESSION, "course", Course)
    topic = field(COURSE_SESSION, "topic")
    theme = field(COURSE_SESSION, "theme")
    teacher = field(COURSE_SESSION, "teacher")
    hours = field(COURSE_SESSION, "hours")
    days = field(COURSE_SESSION, "days")
    held_on = field(COURSE_SESSION, "held_on")

    class Meta(Record.Meta):
        db_table = "training_session"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "课次"
        constraints = (*checks(COURSE_SESSION, "session"),)


class TrainingApproval(Record):
    relation = TRAINING_APPROVAL

    kind = field(TRAINING_APPROVAL, "kind")
    plan_item = link(TRAINING_APPROVAL, "plan_item", PlanItem)
    course = link(TRAINING_APPROVAL, "course", Course)
    result = field(TRAINING_APPROVAL, "result")
    document = field(TRAINING_APPROVAL, "document")
    decided_on = field(TRAINING_APPROVAL, "decided_on")

    class Meta(Record.Meta):
        db_table = "training_approval"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训批复"
        constraints = (
            *checks(TRAINING_APPROVAL, "approval"),
            constraint(
                "approval_of_something",
                Q(plan_item__isnull=False) | Q(course__isnull=False),
                SENTENCES["approval_of_something"],
            ),
        )


class TrainingCall(Record):
    relation = TRAINING_CALL

    course = link(TRAINING_CALL, "course", Course)
    person = link(TRAINING_CALL, "person", Person)
    unit = link(TRAINING_CALL, "unit", Unit)
    capacity = field(TRAINING_CALL, "capacity")
    response = field(TRAINING_CALL, "response")
    called_on = field(TRAINING_CALL, "called_on")
    settled_on = field(TRAINING_CALL, "settled_on")
    bar_lifted_on = field(TRAINING_CALL, "bar_lifted_on")

    class Meta(Record.Meta):
        db_table = "training_call"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "调训"
        constraints = (
            *checks(TRAINING_CALL, "call"),
            unique("call_once", ("course", "person", "called_on"), SENTENCES["call_once"]),
        )


class TrainingNomination(Record):
    relation = TRAINING_NOMINATION

    course = link(TRAINING_NOMINATION, "course", Course)
    person = link(TRAINING_NOMINATION, "person", Person)
    rank = field(TRAINING_NOMINATION, "rank")
    merits = field(TRAINING_NOMINATION, "merits")
    reason = field(TRAINING_NOMINATION, "reason")
    nominated_on = field(TRAINING_NOMINATION, "nominated_on")

    class Meta(Record.Meta):
        db_table = "training_nomination"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "参训推荐"
        constraints = (
            *checks(TRAINING_NOMINATION, "trn_nomination"),
            unique("trn_nomination_once", ("course", "person", "nominated_on"), SENTENCES["trn_nomination_once"]),
        )


class Enrolment(Record):
    relation = ENROLMENT

    course = link(ENROLMENT, "course", Course)
    person = link(ENROLMENT, "person", Person)
    post = link(ENROLMENT, "post", Post)
    started_on = field(ENROLMENT, "started_on")
    leave_hours = field(ENROLMENT, "leave_hours")
    completed_on = field(ENROLMENT, "completed_on")
    withdrawn_on = field(ENROLMENT, "withdrawn_on")

    class Meta(Record.Meta):
        db_table = "training_enrolment"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "参训"
        constraints = (
            *checks(ENROLMENT, "enrolment"),
            unique("enrolment_once", ("course", "person", "started_on"), SENTENCES["enrolment_once"]),
        )


class StudentPaper(Record):
    relation = STUDENT_PAPER

    enrolment = link(STUDENT_PAPER, "enrolment", Enrolment)
    kind = field(STUDENT_PAPER, "kind")
    title = field(STUDENT_PAPER, "title")
    submitted_on = field(STUDENT_PAPER, "submitted_on")

    class Meta(Record.Meta):
        db_table = "training_paper"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学员材料"
        constraints = (*checks(STUDENT_PAPER, "student_paper"),)


class StudentCheck(Record):
    relation = STUDENT_CHECK

    enrolment = link(STUDENT_CHECK, "enrolment", Enrolment)
    course = link(STUDENT_CHECK, "course", Course)
    aspect = field(STUDENT_CHECK, "aspect")
    finding = field(STUDENT_CHECK, "finding")
    checked_on = field(STUDENT_CHECK, "checked_on")

    class Meta(Record.Meta):
        db_table = "training_check"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "学员管理检查"
        constraints = (*checks(STUDENT_CHECK, "student_check"),)


class Exam(Record):
    relation = EXAM

    course = link(EXAM, "course", Course)
    name = field(EXAM, "name")
    items = field(EXAM, "items")
    party_spirit_items = field(EXAM, "party_spirit_items")
    held_on = field(EXAM, "held_on")

    class Meta(Record.Meta):
        db_table = "training_exam"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考试测评"
        constraints = (
            *checks(EXAM, "exam"),
            constraint("exam_party_le_items", Q(party_spirit_items__lte=F("items")), SENTENCES["exam_party_le_items"]),
        )


class ExamResult(Record):
    relation = EXAM_RESULT

    exam = link(EXAM_RESULT, "exam", Exam)
    person = link(EXAM_RESULT, "person", Person)
    score = field(EXAM_RESULT, "score")
    recorded_on = field(EXAM_RESULT, "recorded_on")
    filed_on = field(EXAM_RESULT, "filed_on")

    class Meta(Record.Meta):
        db_table = "training_exam_result"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "考试成绩"
        constraints = (
            *checks(EXAM_RESULT, "exam_result"),
            unique("exam_result_once", ("exam", "person"), SENTENCES["exam_result_once"]),
        )


class TrainingBudget(Record):
    relation = TRAINING_BUDGET

    unit = link(TRAINING_BUDGET, "unit", Unit)
    tier = field(TRAINING_BUDGET, "tier")
    budget_year = field(TRAINING_BUDGET, "budget_year")
    revenue = field(TRAINING_BUDGET, "revenue")
    training_line = field(TRAINING_BUDGET, "training_line")
    main_course_line = field(TRAINING_BUDGET, "main_course_line")
    approved_on = field(TRAINING_BUDGET, "approved_on")

    class Meta(Record.Meta):
        db_table = "training_budget"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训经费预算"
        constraints = (
            *checks(TRAINING_BUDGET, "budget"),
            unique("budget_once", ("unit", "tier", "budget_year"), SENTENCES["budget_once"]),
            constraint(
                "budget_main_le_line", Q(main_course_line__lte=F("training_line")), SENTENCES["budget_main_le_line"]
            ),
        )


class TrainingExpense(Record):
    relation = TRAINING_EXPENSE

    budget = link(TRAINING_EXPENSE, "budget", TrainingBudget)
    course = link(TRAINING_EXPENSE, "course", Course)
    purpose = field(TRAINING_EXPENSE, "purpose")
    amount = field(TRAINING_EXPENSE, "amount")
    paid_on = field(TRAINING_EXPENSE, "paid_on")

    class Meta(Record.Meta):
        db_table = "training_expense"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "培训经费支出"
        constraints = (*checks(TRAINING_EXPENSE, "expense"),)
