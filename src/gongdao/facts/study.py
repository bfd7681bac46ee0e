"""Study, organisational life, training plans and credits (学习、组织生活、培训计划、学分)."""

from gongdao.facts.relation import At, Level, Relation, code, day, decimal, integer, key, ref, text

STUDY_EVENT = Relation(
    "study_event",
    "学习活动",
    "One study event of a leading body, or one lecture or report given by a leader.",
    Level.INTERNAL,
    (
        key("event", "活动编号", "Identifier of the event."),
        ref("body", "body", "领导班子", "The leading body that studied."),
        code(
            "kind",
            "活动类别",
            "Only collective study counts for the centre group (QSH-2a).",
            collective="集体学习研讨",
            self_study="自学",
            lecture="党课",
            situation_report="形势报告",
            campaign="主题教育",
        ),
        text("topic", "主题", "What was studied."),
        decimal("days", "天数", "Length of the event.", unit="天"),
        ref("speaker", "person", "主讲人", "Who gave the lecture or report."),
        day("held_on", "举办日期", "Day on which it was held."),
    ),
    time=At("held_on"),
    label="topic",
)

LIFE_MEETING = Relation(
    "life_meeting",
    "民主生活会",
    "One democratic life meeting of a leading body.",
    Level.INTERNAL,
    (
        key("meeting", "会议编号", "Identifier of the meeting."),
        ref("body", "body", "领导班子", "The leading body.", required=True),
        text("topic", "主题", "Theme of the meeting."),
        day("held_on", "召开日期", "Day on which it was held."),
    ),
    time=At("held_on"),
    label="topic",
)

TRAINING_PLAN = Relation(
    "training_plan",
    "培训计划",
    "The plan of courses of one unit for one year.",
    Level.INTERNAL,
    (
        key("plan", "计划编号", "Identifier of the plan."),
        ref("unit", "unit", "单位", "The declaring unit.", required=True),
        integer("plan_year", "计划年度", "The year for which courses are planned.", unit="年"),
        day("submitted_on", "申报日期", "Day of declaration to the organisation department."),
    ),
    time=At("submitted_on"),
)

CREDIT = Relation(
    "credit",
    "学分",
    "Credits earned by one person with one course.",
    Level.PERSONAL,
    (
        key("credit", "学分编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who earned them.", required=True),
        text("course", "课程", "Name of the course."),
        decimal("points", "学分数", "Number of credits.", unit="分"),
        day("earned_on", "取得日期", "Day on which they were earned."),
    ),
    time=At("earned_on"),
)
