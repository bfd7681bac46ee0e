"""The one place that joins what does not know each other."""

from gongdao.office.accountability import registers as accountability
from gongdao.office.appraisal import registers as appraisal
from gongdao.office.awards import registers as awards
from gongdao.office.conduct import registers as conduct
from gongdao.office.decisions import registers as decisions
from gongdao.office.establishment import registers as establishment
from gongdao.office.inspections import registers as inspections
from gongdao.office.people import registers as people
from gongdao.office.registers.register import REGISTERS
from gongdao.office.selection import registers as selection
from gongdao.office.study import registers as study
from gongdao.office.training import registers as training

ROOMS = (
    people,
    establishment,
    study,
    training,
    appraisal,
    accountability,
    selection,
    inspections,
    awards,
    conduct,
    decisions,
)


def join() -> None:
    """Join the rooms; called once, when the apps are loaded."""
    for room in ROOMS:
        REGISTERS.update(room.REGISTERS)
