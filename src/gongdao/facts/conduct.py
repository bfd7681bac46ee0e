"""Meetings, leave, visits, tasks, talks, audits and measures (会议、请假、走访、交办、谈话、审计、处理)."""

from gongdao.facts.relation import At, Level, Relation, code, day, decimal, integer, key, ref, text

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
        ref("unit", "unit", "承办单位", "The unit that prepares it and keeps its file."),
        integer("sessions", "场次", "Number of sessions, from start to end.", unit="场"),
        day("held_on", "召开日期", "Day of the meeting."),
    ),
    time=At("held_on"),
    label="name",
)

MEETING_SUPERVISION = Relation(
    "meeting_supervision",
    "会风监督记录",
    "The record of one supervisor about one session of one meeting.",
    Level.INTERNAL,
    (
        key("supervision", "记录编号", "Identifier of the record."),
        ref("meeting", "meeting", "会议", "The meeting.", required=True),
        integer("session", "第几场", "Number of the session within the meeting, from 1.", unit="场"),
        ref("person", "person", "监督人员", "Who supervised."),
        ref("unit", "unit", "派出单位", "The unit that sent the supervisor."),
        day("recorded_on", "记录日期", "Day of the record."),
    ),
    time=At("recorded_on"),
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

PRESENCE = Relation(
    "presence",
    "月度考勤",
    "The attendance at work of one person in one month.",
    Level.PERSONAL,
    (
        key("presence", "考勤编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The person.", required=True),
        ref("unit", "unit", "单位", "The unit that kept the attendance.", required=True),
        decimal("days_present", "出勤天数", "Days at work, business trips included.", unit="天"),
        decimal("days_on_leave", "请假天数", "Days of approved leave.", unit="天"),
        day("month_ends_on", "考勤月末", "Last day of the month."),
    ),
    time=At("month_ends_on"),
)

LEAVE = Relation(
    "leave",
    "请假",
    "One request for leave or for a trip, with its approval and the report of return.",
    Level.PERSONAL,
    (
        key("leave", "请假编号", "Identifier of the request."),
        ref("person", "person", "人员", "Who asks.", required=True),
        code(
            "kind",
            "请假类别",
            "What it is for.",
            personal="事假",
            sick="病假",
            annual="年休假",
            study_trip="外出学习考察",
            business="因公外出",
            abroad="出国（境）",
        ),
        day("applied_on", "申请日期", "Day of the request."),
        day("approved_on", "批准日期", "Day of the approval; empty while there is none."),
        day("starts_on", "请假起始", "First day of leave."),
        day("ends_on", "请假终止", "First day back at work by the request."),
        day("reported_back_on", "销假日期", "Day on which the return was reported."),
    ),
    time=At("applied_on"),
)

ABSENCE = Relation(
    "absence",
    "离岗",
    "A time in which one person was away from the post, be it with leave or without.",
    Level.PERSONAL,
    (
        key("absence", "离岗编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who was away.", required=True),
        ref("unit", "unit", "单位", "The unit of the post.", required=True),
        day("left_on", "离岗日期", "First day away."),
        day("returned_on", "返岗日期", "First day back; empty while away."),
        day("verified_on", "查实日期", "Day on which the absence was verified; empty before."),
        code("severity", "情节认定", "What the verification found.", ordinary="一般", serious="严重"),
    ),
    time=At("left_on"),
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

TASK_ORDER = Relation(
    "task_order",
    "交办事项",
    "One instruction to one unit about one issue; a repeated instruction about the same issue is a row of its own.",
    Level.INTERNAL,
    (
        key("task", "交办编号", "Identifier of the instruction."),
        text("issue", "问题编号", "What it is about; the same for every instruction about the same issue."),
        code(
            "source",
            "交办来源",
            "Whether it carries out a major decision of the district committee or government.",
            district_major="区委、区政府重大决策部署",
            supervised="区委、区政府督查督办事项",
            other="其他",
        ),
        ref("unit", "unit", "承办单位", "The unit that has to do it.", required=True),
        ref("person", "person", "责任人", "Who answers for it."),
        day("assigned_on", "交办日期", "Day of the instruction."),
        day("due_on", "办结期限", "Last day to reply and to finish."),
        day("replied_on", "回复日期", "Day of the first reply; empty while there is none."),
        day("done_on", "办结日期", "Day on which it was finished; empty while it is not."),
        day("excuse_accepted_on", "理由认可日期", "Day on which a reason for delay was accepted; empty when none was."),
    ),
    time=At("assigned_on"),
    label="issue",
)

CONCERN = Relation(
    "concern",
    "苗头情况",
    "Something noted about an official by the organisation department that calls for a talk.",
    Level.RESTRICTED,
    (
        key("concern", "情况编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The official.", required=True),
        code("kind", "情况类别", "What was noted.", disunity="不团结苗头", mediocrity="平庸行为", other="其他"),
        day("noted_on", "登记日期", "Day on which it was noted."),
    ),
    time=At("noted_on"),
)

TALK = Relation(
    "talk",
    "谈话",
    "One talk with one official.",
    Level.RESTRICTED,
    (
        key("talk", "谈话编号", "Identifier of the talk."),
        ref("person", "person", "谈话对象", "The official talked to.", required=True),
        code(
            "kind",
            "谈话类别",
            "What sort of talk it is.",
            reminder="提醒谈话",
            pre_appointment="任前集体谈话",
            mediocrity="治庸约谈",
            admonition="诫勉谈话",
            support="鼓励谈话",
            heart_to_heart="谈心谈话",
        ),
        text("origin", "缘由记录", "Key of the record that gave rise to it; never that of a complaint."),
        day("held_on", "谈话日期", "Day of the talk."),
    ),
    time=At("held_on"),
)

TALK_PARTY = Relation(
    "talk_party",
    "谈话参加人",
    "One person who took part in one talk.",
    Level.RESTRICTED,
    (
        key("party", "参加编号", "Identifier of the entry."),
        ref("talk", "talk", "谈话", "The talk.", required=True),
        ref("person", "person", "人员", "Who took part."),
        code(
            "capacity",
            "参加身份",
            "In what capacity the person took part.",
            secretary="区委书记",
            organisation_head="组织部长",
            discipline_secretary="纪委书记",
            concerned="本人",
            unit_party_chief="单位党委（党组）主要负责人",
            unit_government_chief="单位行政主要负责人",
            other="其他",
        ),
        day("held_on", "谈话日期", "Day of the talk."),
    ),
    time=At("held_on"),
)

AUDIT_REPORT = Relation(
    "audit_report",
    "经济责任审计",
    "One economic-responsibility audit of one official.",
    Level.RESTRICTED,
    (
        key("audit", "审计编号", "Identifier of the audit."),
        ref("person", "person", "人员", "The official audited.", required=True),
        ref("unit", "unit", "任职单位", "The unit whose accounts were audited."),
        text("auditor", "审计机关", "The office that audited."),
        text(
            "auditor_place", "审计机关所在地", "Where that office belongs; another place makes the audit cross-region."
        ),
        day("commissioned_on", "委托日期", "Day on which the audit was commissioned."),
        day("reported_on", "报告日期", "Date of the finished report; empty while there is none."),
        day("published_on", "公开日期", "Day on which a summary was published; empty when it was not."),
    ),
    time=At("commissioned_on"),
)

DECLARATION = Relation(
    "declaration",
    "事项申报",
    "One declaration of an official about personal affairs; what it says is not a fact of the rules.",
    Level.RESTRICTED,
    (
        key("declaration", "申报编号", "Identifier of the declaration."),
        ref("person", "person", "人员", "Who declares.", required=True),
        code(
            "kind",
            "申报类别",
            "What is declared.",
            property="财产申报",
            personal_matters="个人有关事项",
            major_matters="重大事项",
            enterprise_post="企业兼职情况",
        ),
        day("declared_on", "申报日期", "Day of the declaration."),
    ),
    time=At("declared_on"),
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
            strict_criticism="严厉批评",
            removal="免职",
            ordered_resignation="责令辞职",
            demotion="降职",
            transfer_out="调离组织人事部门",
            discipline="纪律处分",
            exclusion="取消考察资格",
            cancelled_candidacy="取消候选资格",
            organisational="其他组织处理",
        ),
        text("ground", "依据条款", "The clause on which it rests."),
        text("origin", "缘由记录", "Key of the record that caused it."),
        code("cause", "处理原因", "Nature of the cause.", personnel="用人方面", other="其他"),
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
