"""Study, organisational life, papers, training plans and credits (学习、组织生活、文稿、培训计划、学分)."""

from gongdao.facts.relation import At, Level, Relation, code, day, decimal, integer, key, ref, text

STUDY_EVENT = Relation(
    "study_event",
    "学习活动",
    "One study event of a leading body, or one lecture or report given by a leader.",
    Level.INTERNAL,
    (
        key("event", "活动编号", "Identifier of the event."),
        ref("body", "body", "领导班子", "The leading body that studied."),
        ref("unit", "unit", "举办单位", "The unit that held it, when it is not an event of a leading body."),
        code(
            "kind",
            "活动类别",
            "Only collective study counts for the centre group (QSH-2a).",
            collective="集体学习研讨",
            self_study="自学",
            lecture="党课",
            situation_report="形势报告",
            campaign="主题教育",
            seminar="专题研讨会",
            forum="专题学习论坛",
            general_discussion="工作务虚会",
            outside_visit="外出参观学习",
        ),
        code(
            "theme",
            "主题类别",
            "To what the theme belongs.",
            beliefs="理想信念",
            party_spirit="党性",
            regulations="法规制度",
            profession="业务",
            other="其他",
        ),
        text("topic", "主题", "What was studied."),
        decimal("days", "天数", "Length of the event.", unit="天"),
        ref("speaker", "person", "主讲人", "Who gave the lecture or report."),
        ref("turn_of", "person", "轮值主讲人", "Whose turn it was to lecture by the list of turns."),
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

MEETING_EVALUATION = Relation(
    "meeting_evaluation",
    "民主生活会测评",
    "The counted result of one aspect of the evaluation of a democratic life meeting. Ballots are never facts.",
    Level.RESTRICTED,
    (
        key("evaluation", "测评编号", "Identifier of the result."),
        ref("meeting", "life_meeting", "民主生活会", "The meeting evaluated.", required=True),
        code(
            "aspect",
            "测评内容",
            "What was evaluated.",
            overall="总体情况",
            opinions="征求意见",
            problems="查找问题",
            rectification="落实整改",
            member="成员表现",
        ),
        ref("person", "person", "班子成员", "The member evaluated; empty for the other aspects."),
        integer("valid", "有效票数", "Returned ballots that are valid.", unit="票"),
        integer("satisfied", "满意票数", "Votes 满意.", unit="票"),
        day("held_on", "测评日期", "Day of the evaluation."),
    ),
    time=At("held_on"),
)

PAPER = Relation(
    "paper",
    "文稿",
    "A paper that an official wrote as part of the yearly study.",
    Level.INTERNAL,
    (
        key("paper", "文稿编号", "Identifier of the paper."),
        ref("author", "person", "作者", "Who wrote it.", required=True),
        text("title", "题目", "Title of the paper."),
        code(
            "review",
            "评审结果",
            "What the review found; empty until it is reviewed.",
            excellent="优秀",
            qualified="合格",
            unqualified="不合格",
        ),
        day("submitted_on", "提交日期", "Day on which it was handed in."),
        day("exhibited_on", "展评日期", "Day on which it was exhibited."),
    ),
    time=At("submitted_on"),
    label="title",
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
