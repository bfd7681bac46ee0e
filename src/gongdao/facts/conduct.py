"""Meetings, attendance, visits and measures (会议、出勤、走访、处理)."""

from gongdao.facts.relation import At, Level, Relation, code, day, integer, key, ref, text

MEETING = Relation(
    "meeting",
    "会议",
    "A meeting with an attendance sheet.",
    Level.INTERNAL,
    (
        key("meeting", "会议编号", "Identifier of the meeting."),
        text("name", "会议名称", "Name of the meeting."),
        code(
            "convened_by",
            "召集名义",
            "In whose name it was called; the ladder counts those of the district committee or government only (A6).",
            district_committee="区委",
            district_government="区政府",
            department="部门",
        ),
        day("held_on", "召开日期", "Day of the meeting."),
    ),
    time=At("held_on"),
    label="name",
)

ATTENDANCE = Relation(
    "attendance",
    "出勤",
    "Whether one person attended one meeting.",
    Level.INTERNAL,
    (
        key("attendance", "出勤编号", "Identifier of the entry."),
        ref("meeting", "meeting", "会议", "The meeting.", required=True),
        ref("person", "person", "人员", "The person called.", required=True),
        code(
            "status",
            "出勤情况",
            "Empty while nobody has established why a seat was empty.",
            present="到会",
            excused="请假",
            absent="无故缺席",
        ),
        day("held_on", "会议日期", "Day of the meeting."),
    ),
    time=At("held_on"),
)

VISIT = Relation(
    "visit",
    "走访",
    "One visit of a leader to a contact point, or one research trip.",
    Level.INTERNAL,
    (
        key("visit", "走访编号", "Identifier of the visit."),
        ref("person", "person", "人员", "The visiting leader.", required=True),
        ref("unit", "unit", "走访单位", "The unit visited."),
        code(
            "kind",
            "走访类别",
            "One of the five kinds of QSH-10a.",
            contact_point="挂点联系",
            research="基层调研",
            on_site="现场推进",
            poverty_help="扶贫帮困",
            reception="群众接待日",
        ),
        integer("households", "走访户数", "Households visited for the first time in that quarter.", unit="户"),
        day("visited_on", "走访日期", "Day of the visit."),
    ),
    time=At("visited_on"),
)

MEASURE = Relation(
    "measure",
    "处理",
    "A measure taken towards a person by a competent body: always somebody's recorded decision.",
    Level.RESTRICTED,
    (
        key("measure", "处理编号", "Identifier of the measure."),
        ref("person", "person", "人员", "The person concerned.", required=True),
        code(
            "kind",
            "处理方式",
            "Kind of the measure.",
            circulated_criticism="全区通报批评",
            admonition_talk="诫勉谈话",
            suspension="停职待岗",
        ),
        text("ground", "依据条款", "The clause on which it rests."),
        day("decided_on", "决定日期", "Day of the decision."),
    ),
    time=At("decided_on"),
)

INQUIRY_LETTER = Relation(
    "inquiry_letter",
    "函询",
    "A written inquiry sent to an official, who has to answer in writing.",
    Level.RESTRICTED,
    (
        key("inquiry", "函询编号", "Identifier of the inquiry."),
        ref("person", "person", "人员", "The official asked.", required=True),
        text("origin", "缘由记录", "Key of the record that gave rise to it; never the text of a report."),
        day("sent_on", "发函日期", "Day of sending."),
        day("received_on", "收函日期", "Day on which the official received it."),
        day("replied_on", "回复日期", "Day of the written answer; empty while there is none."),
    ),
    time=At("sent_on"),
)
