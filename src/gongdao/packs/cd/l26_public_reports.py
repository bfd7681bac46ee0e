"""Line 26: reports of the public and public notice (群众举报与公示)."""

from gongdao.packs.cd.notices import not_appointed_with_serious_problem  # noqa: F401 -- rule of this line
from gongdao.packs.cd.public_reports import (  # noqa: F401 -- rules of this line
    channel_has_procedure,
    complaints_of_notice_verified,
    every_complaint_has_outcome,
    telephone_open_and_announced,
)
