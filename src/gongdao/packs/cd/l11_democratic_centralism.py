"""Line 11: democratic centralism, employment and work style (民主集中制、用人、作风)."""

from __future__ import annotations

from gongdao.engine.language import Parameters, Row, count, exists, judge, rule
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import ASSESSMENT_SCHEME
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.study import LIFE_MEETING, MEETING_EVALUATION
from gongdao.packs.schemes import includes, weight_of


@rule("CD-11d", about=LIFE_MEETING)
def whole_and_every_member_evaluated(meeting: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """民主生活会的测评既测总体情况，又测每名班子成员。"""
    of_meeting = {"meeting": meeting.key}
    evaluated = exists(MEETING_EVALUATION, of_meeting, "evaluated", "已组织测评")
    overall = exists(MEETING_EVALUATION, of_meeting, "overall", "已测评总体情况", lambda row: row.aspect == "overall")
    rated = count(MEETING_EVALUATION, of_meeting, "rated", "已测评成员数", lambda row: row.aspect == "member")
    members = count(
        APPOINTMENT,
        {"unit": meeting.body.unit},
        "members",
        "班子成员数",
        lambda row: (row.kind == "regular") & (row.post.category == "leading") & row.current_on(meeting.held_on),
    )
    return judge(
        applies=evaluated,
        holds=overall & (rated >= members),
        evidence={"overall": ("已测评总体情况", overall), "rated": rated, "members": members},
    )


@rule("CD-11l", about=ASSESSMENT_SCHEME)
def satisfaction_weighs_in_assessment(scheme: Row, p: Parameters) -> Judgement:
    """选人用人满意度是考核领导班子的重要指标，分值达到规定份额。"""
    weight = weight_of(scheme, "satisfaction")
    return judge(
        applies=scheme.object == "bodies",
        holds=includes(scheme, "satisfaction") & (weight * 100 >= scheme.full_marks * p.least_percent),
        evidence={
            "weight": weight,
            "full_marks": scheme.full_marks,
            "least_percent": ("分值份额下限", p.least_percent),
        },
    )
