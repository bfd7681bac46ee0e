"""Line 24: the campaign against bad practices (整治用人上不正之风)."""

from gongdao.packs.cd.self_checks import (  # noqa: F401 -- rules of this line
    self_check_reported_in_time,
)
