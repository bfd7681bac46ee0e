"""Line 27, on the bar to promotion after a measure because of personnel matters (两年内不得提拔)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, Truth, as_of, exists, judge, latest, rule, years_after
from gongdao.engine.nodes import Judgement
from gongdao.facts.conduct import MEASURE
from gongdao.facts.selection import CANDIDATE
from gongdao.packs.candidates import is_promotion, still_stands

_ORGANISATIONAL = ("ordered_resignation", "removal", "demotion", "transfer_out", "organisational")


@rule("CD-27m", about=CANDIDATE)
def no_promotion_after_measure(candidate: Row, p: Parameters) -> Judgement:
    """因用人方面的问题受到组织处理的，规定年数内不得提拔；期限最后一天仍受限制。"""

    def bars(measure: Row) -> Truth:
        for_personnel: Truth = measure.kind.is_in(*_ORGANISATIONAL) & (measure.cause == "personnel")
        last_day = years_after(measure.decided_on, p.barred_years)
        now = candidate.lacks("closed_on") & (as_of <= last_day)
        then = (candidate.closed_on > measure.decided_on) & (candidate.closed_on <= last_day)
        in_time: Truth = now | (~candidate.lacks("closed_on") & then)
        return for_personnel & in_time

    by_person = {"person": candidate.person}
    barred = exists(MEASURE, by_person, "barred", "仍在限制提拔期内", bars)
    measured_on = latest(MEASURE, "decided_on", by_person, "measured_on", "最近一次限制期内的处理日期", bars)
    return judge(
        applies=still_stands(candidate) & is_promotion(candidate),
        holds=~barred,
        evidence={
            "person": candidate.person,
            "measured_on": measured_on,
            "last_day": ("限制期最后一天", years_after(measured_on, p.barred_years)),
        },
    )
