"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.training.models import (
    Course,
    CourseAudience,
    CourseSession,
    Credit,
    Enrolment,
    Exam,
    ExamResult,
    PlanItem,
    StudentCheck,
    StudentPaper,
    TrainingApproval,
    TrainingBudget,
    TrainingCall,
    TrainingExpense,
    TrainingNomination,
    TrainingPlan,
)

TRAINING_PLAN = Register(
    model=TrainingPlan,
    owner=("unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("unit", "plan_year", "submitted_on"),
    filters=("unit", "plan_year", "submitted_on"),
    order=("-plan_year", "unit__path"),
)
CREDIT = Register(
    model=Credit,
    owner=("person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("earned_on", "person", "course", "points"),
    filters=("person", "course", "earned_on"),
    order=("-earned_on",),
)
PLAN_ITEM = Register(
    model=PlanItem,
    owner=("plan__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("declared_on", "plan", "name", "kind", "is_main"),
    filters=("plan", "name", "kind", "is_main", "declared_on"),
    order=("-declared_on",),
)
COURSE = Register(
    model=Course,
    owner=("host",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("prepared_on", "name", "host", "kind", "basis", "opened_on", "closed_on", "hours", "cost"),
    filters=("name", "host", "school", "funder", "kind", "basis", "plan_item", "is_main"),
    order=("-prepared_on",),
)
COURSE_AUDIENCE = Register(
    model=CourseAudience,
    owner=("course__host",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("course", "category", "seats"),
    filters=("course", "category"),
    order=("-course__prepared_on", "category"),
)
COURSE_SESSION = Register(
    model=CourseSession,
    owner=("course__host",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("held_on", "course", "topic", "theme", "teacher", "hours", "days"),
    filters=("course", "topic", "theme", "teacher", "held_on"),
    order=("-held_on",),
)
TRAINING_APPROVAL = Register(
    model=TrainingApproval,
    owner=("plan_item__plan__unit", "course__host"),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_PLAN_ANSWER,
    listed=("decided_on", "kind", "plan_item", "course", "result"),
    filters=("kind", "plan_item", "course", "result", "decided_on"),
    order=("-decided_on",),
)
TRAINING_CALL = Register(
    model=TrainingCall,
    owner=("person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_PLAN_ANSWER,
    listed=("called_on", "course", "person", "unit", "capacity", "response", "settled_on", "bar_lifted_on"),
    filters=("course", "person", "unit", "capacity", "response", "called_on"),
    order=("-called_on",),
)
TRAINING_NOMINATION = Register(
    model=TrainingNomination,
    owner=("person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("nominated_on", "course", "person", "rank", "merits"),
    filters=("course", "person", "nominated_on"),
    order=("-nominated_on",),
)
ENROLMENT = Register(
    model=Enrolment,
    owner=("person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("started_on", "course", "person", "post", "leave_hours", "completed_on", "withdrawn_on"),
    filters=("course", "person", "post", "started_on"),
    order=("-started_on",),
)
STUDENT_PAPER = Register(
    model=StudentPaper,
    owner=("enrolment__person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("submitted_on", "enrolment", "kind", "title"),
    filters=("enrolment", "kind", "title", "submitted_on"),
    order=("-submitted_on",),
)
STUDENT_CHECK = Register(
    model=StudentCheck,
    owner=("enrolment__person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.ACCOUNTABILITY_RECORD_WRITE,
    listed=("checked_on", "enrolment", "course", "aspect", "finding"),
    filters=("enrolment", "course", "aspect", "finding", "checked_on"),
    order=("-checked_on",),
)
EXAM = Register(
    model=Exam,
    owner=("course__host",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("held_on", "course", "name", "items", "party_spirit_items"),
    filters=("course", "name", "held_on"),
    order=("-held_on",),
)
EXAM_RESULT = Register(
    model=ExamResult,
    owner=("person__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("recorded_on", "exam", "person", "score", "filed_on"),
    filters=("exam", "person", "recorded_on"),
    order=("-recorded_on",),
)
TRAINING_BUDGET = Register(
    model=TrainingBudget,
    owner=("unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_PLAN_ANSWER,
    listed=("approved_on", "unit", "tier", "budget_year", "revenue", "training_line", "main_course_line"),
    filters=("unit", "tier", "budget_year", "approved_on"),
    order=("-budget_year", "unit__path"),
)
TRAINING_EXPENSE = Register(
    model=TrainingExpense,
    owner=("budget__unit",),
    read=Permission.TRAINING_RECORD_READ,
    write=Permission.TRAINING_RECORD_WRITE,
    listed=("paid_on", "budget", "course", "purpose", "amount"),
    filters=("budget", "course", "purpose", "paid_on"),
    order=("-paid_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        TRAINING_PLAN,
        CREDIT,
        PLAN_ITEM,
        COURSE,
        COURSE_AUDIENCE,
        COURSE_SESSION,
        TRAINING_APPROVAL,
        TRAINING_CALL,
        TRAINING_NOMINATION,
        ENROLMENT,
        STUDENT_PAPER,
        STUDENT_CHECK,
        EXAM,
        EXAM_RESULT,
        TRAINING_BUDGET,
        TRAINING_EXPENSE,
    )
}
