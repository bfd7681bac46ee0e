"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.registers.register import Register
from gongdao.office.training.models import Credit, TrainingPlan

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

REGISTERS = {register.name: register for register in (TRAINING_PLAN, CREDIT)}
