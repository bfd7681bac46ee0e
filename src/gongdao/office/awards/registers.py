"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.awards.models import (
    Award,
    AwardRound,
    BonusClaim,
    Nomination,
    PriorityRecommendation,
    Reward,
    SocialResponse,
)
from gongdao.office.registers.register import Register

AWARD = Register(
    model=Award,
    owner=("unit", "person__unit"),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("awarded_on", "name", "level", "kind", "person", "unit"),
    filters=("name", "level", "kind", "person", "unit", "awarded_on"),
    order=("-awarded_on",),
)
BONUS_CLAIM = Register(
    model=BonusClaim,
    owner=("person__unit",),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("round_on", "person", "award", "round", "points"),
    filters=("person", "round", "round_on"),
    order=("-round_on",),
)
AWARD_ROUND = Register(
    model=AwardRound,
    owner=(),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("opened_on", "name", "kind", "assessment_year"),
    filters=("name", "kind", "assessment_year", "opened_on"),
    order=("-opened_on",),
)
NOMINATION = Register(
    model=Nomination,
    owner=("unit", "person__unit"),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("nominated_on", "round", "person", "unit", "credit_grade"),
    filters=("round", "person", "unit", "credit_grade", "nominated_on"),
    order=("-nominated_on",),
)
REWARD = Register(
    model=Reward,
    owner=("unit", "person__unit"),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("given_on", "person", "unit", "kind", "amount"),
    filters=("person", "unit", "kind", "given_on"),
    order=("-given_on",),
)
PRIORITY_RECOMMENDATION = Register(
    model=PriorityRecommendation,
    owner=("person__unit",),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("recommended_on", "person", "kind", "target", "batch", "place"),
    filters=("person", "kind", "target", "batch", "recommended_on"),
    order=("-recommended_on",),
)
SOCIAL_RESPONSE = Register(
    model=SocialResponse,
    owner=("award__unit", "award__person__unit"),
    read=Permission.AWARDS_RECORD_READ,
    write=Permission.AWARDS_RECORD_WRITE,
    listed=("dated_on", "award", "kind"),
    filters=("award", "kind", "dated_on"),
    order=("-dated_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        AWARD,
        BONUS_CLAIM,
        AWARD_ROUND,
        NOMINATION,
        REWARD,
        PRIORITY_RECOMMENDATION,
        SOCIAL_RESPONSE,
    )
}
