"""Line 27: discipline of selection (选人用人纪律)."""

from gongdao.packs.cd.avoidance import avoidance_breach_adjusted  # noqa: F401 -- rule of this line
from gongdao.packs.cd.misconduct import (  # noqa: F401 -- rules of this line
    canvasser_not_elected,
    canvasser_not_inspected,
    favours_criticised,
    office_seeker_not_promoted,
    personnel_staff_transferred_out,
    promotion_by_canvassing_undone,
    removed_before_punished,
    serious_favours_punished,
    serious_office_seeker_dealt_with,
)
from gongdao.packs.cd.prior_reports import (  # noqa: F401 -- rules of this line
    approved_before_study,
    disputed_promotion_reported,
    exceptional_promotion_reported,
    over_quota_reported,
    recognised_only_when_approved,
    relatives_promotion_reported,
    transfer_without_status_reported,
)
from gongdao.packs.cd.promotion_bars import no_promotion_after_measure  # noqa: F401 -- rule of this line
from gongdao.packs.cd.void_appointments import (  # noqa: F401 -- rules of this line
    forbidden_appointment_void,
    found_irregularity_answered_for,
    irregular_appointment_void,
    procedure_gone_through_again,
    promotion_of_punished_investigated,
)
