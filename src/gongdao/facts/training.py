"""Courses, calls, enrolments and training funds (培训班次、调训、参训、培训经费)."""

from gongdao.facts.relation import At, Level, Relation, code, day, decimal, flag, integer, key, ref, text

_COURSE_KINDS = {
    "rotation": "轮训班",
    "refresher": "进修班",
    "newly_appointed": "新任职班",
    "young": "中青班",
    "organisation": "组工干部班",
    "appointment_rules": "任用条例专题班",
    "lecture_series": "讲坛",
    "topical": "专题班",
    "practice": "实训班",
    "abroad": "出国（境）培训",
    "other": "其他",
}

PLAN_ITEM = Relation(
    "plan_item",
    "培训计划项目",
    "One course that a yearly training plan foresees.",
    Level.INTERNAL,
    (
        key("item", "项目编号", "Identifier of the item."),
        ref("plan", "training_plan", "培训计划", "The plan that contains it.", required=True),
        text("name", "项目名称", "Name of the course foreseen."),
        code("kind", "班次类别", "What sort of course it is.", **_COURSE_KINDS),
        flag("is_main", "主体班次", "Whether it is one of the main classes (主体班、主班次)."),
        day("declared_on", "申报日期", "Day on which the item was declared."),
    ),
    time=At("declared_on"),
    label="name",
)

COURSE = Relation(
    "course",
    "培训班次",
    "One course from its preparation on; the days of opening and closing may still be to come.",
    Level.INTERNAL,
    (
        key("course", "班次编号", "Identifier of the course."),
        text("name", "班次名称", "Name of the course."),
        ref("host", "unit", "主办单位", "The unit that organises it.", required=True),
        ref("school", "unit", "承办党校", "The Party school that teaches it, if one does."),
        ref("funder", "unit", "经费承担单位", "The unit whose budget pays for it."),
        code("kind", "班次类别", "What sort of course it is.", **_COURSE_KINDS),
        code("basis", "立项依据", "On which ground it is held.", planned="年度计划", special="计划外特殊培训"),
        ref("plan_item", "plan_item", "计划项目", "The item of the plan that it carries out."),
        flag("is_main", "主体班次", "Whether it is one of the main classes (主体班、主班次)."),
        code("mode", "培训方式", "How the students study.", full_time="脱产", part_time="不脱产", online="网络"),
        code(
            "venue",
            "培训地点类别",
            "Where it is held.",
            district_school="区委党校",
            other_school="其他党校",
            university="高等院校",
            elsewhere="其他场所",
        ),
        text(
            "topic", "培训主题", "Its topic in the fixed wording of the list of topics, by which courses are compared."
        ),
        decimal(
            "hours",
            "总课时",
            "Class hours of the whole course, by which the sessions recorded are complete.",
            unit="课时",
        ),
        decimal("cost", "班次经费", "What the course costs.", unit="元"),
        day("prepared_on", "立项日期", "Day from which the course is being prepared."),
        day("opened_on", "开班日期", "First day of teaching, also while it is still to come."),
        day("closed_on", "结班日期", "Last day of teaching, also while it is still to come."),
    ),
    time=At("prepared_on"),
    label="name",
)

COURSE_AUDIENCE = Relation(
    "course_audience",
    "培训对象",
    "One category of people whom a course is meant for.",
    Level.INTERNAL,
    (
        key("audience", "对象编号", "Identifier of the entry."),
        ref("course", "course", "培训班次", "The course.", required=True),
        code(
            "category",
            "对象类别",
            "Whom it is meant for.",
            main_leader="主要领导干部",
            leader="其他领导干部",
            reserve="后备干部",
            organisation_staff="组织人事干部",
            ordinary="一般干部",
            village="村（社区）干部",
            enterprise="企业人员",
            self_employed="个体经营户",
            other="其他",
        ),
        integer("seats", "人数", "Seats foreseen for the category.", unit="人"),
    ),
)

COURSE_SESSION = Relation(
    "course_session",
    "课次",
    "One unit of teaching within a course.",
    Level.INTERNAL,
    (
        key("session", "课次编号", "Identifier of the session."),
        ref("course", "course", "培训班次", "The course.", required=True),
        text("topic", "课题", "What was taught."),
        code(
            "theme",
            "内容类别",
            "To what the content belongs.",
            theory="理论教育",
            knowledge="知识教育",
            party_spirit="党性教育",
            party_spirit_analysis="党性分析",
            campaign="解放思想主题",
            other="其他",
        ),
        code(
            "teacher",
            "授课教师类别",
            "What sort of teacher taught.",
            staff="专职教师",
            invited="外请兼职教师",
            part_time="本校兼职教师",
        ),
        decimal("hours", "课时", "Class hours.", unit="课时"),
        decimal("days", "教学天数", "Teaching days; half a day is 0.5.", unit="天"),
        day("held_on", "授课日期", "Day of teaching."),
    ),
    time=At("held_on"),
    label="topic",
)

TRAINING_APPROVAL = Relation(
    "training_approval",
    "培训批复",
    "A written answer of the organisation department to an item of a plan or to a single course.",
    Level.INTERNAL,
    (
        key("approval", "批复编号", "Identifier of the answer."),
        code(
            "kind",
            "批复类别",
            "To what it answers.",
            plan="年度计划批复",
            special="计划外培训审批",
            enterprise="涉企培训审批",
        ),
        ref("plan_item", "plan_item", "计划项目", "The item of the plan, for an answer to a plan."),
        ref("course", "course", "培训班次", "The course, for an answer to a single course."),
        code("result", "批复结果", "What was answered.", granted="同意", refused="不同意"),
        text("document", "批复文号", "Number of the document."),
        day("decided_on", "批复日期", "Day of the answer."),
    ),
    time=At("decided_on"),
)

TRAINING_CALL = Relation(
    "training_call",
    "调训",
    "The call of one person to one course by the organisation department.",
    Level.PERSONAL,
    (
        key("call", "调训编号", "Identifier of the call."),
        ref("course", "course", "培训班次", "The course.", required=True),
        ref("person", "person", "人员", "Who is called.", required=True),
        ref("unit", "unit", "单位", "The unit that must release the person."),
        code(
            "capacity",
            "调训身份",
            "As what the person is called.",
            main_leader="党政正职",
            personnel_leader="分管组织人事的领导",
            organisation_staff="组织人事干部",
            office_head="街道党政办主任",
            leader="其他领导干部",
            reserve="后备干部",
            other="其他",
        ),
        code(
            "response",
            "调训结果",
            "What came of the call; empty until it is known.",
            attended="参加",
            excused="有正当理由未参加",
            absent="无正当理由未参加",
            refused="不服从调训",
        ),
        day("called_on", "调训日期", "Day of the call."),
        day("settled_on", "结果认定日期", "Day on which the result was established."),
        day(
            "bar_lifted_on",
            "解除限制日期",
            "Day on which a recorded decision ended the bar to promotion (A12); empty while it lasts.",
        ),
    ),
    time=At("called_on"),
)

TRAINING_NOMINATION = Relation(
    "training_nomination",
    "参训推荐",
    "The place of one person on the list from which the students of a course are chosen.",
    Level.PERSONAL,
    (
        key("nomination", "推荐编号", "Identifier of the entry."),
        ref("course", "course", "培训班次", "The course.", required=True),
        ref("person", "person", "人员", "Who is nominated.", required=True),
        integer("rank", "推荐次序", "Place on the list; 1 is sent first.", unit="位"),
        integer(
            "merits",
            "突出项数",
            "How many of the four merits stand on record: results, integrity and ability, recognition, potential.",
            unit="项",
        ),
        text("reason", "推荐理由", "The written reason."),
        day("nominated_on", "推荐日期", "Day on which the list was made."),
    ),
    time=At("nominated_on"),
)

ENROLMENT = Relation(
    "enrolment",
    "参训",
    "One person taking part in one course.",
    Level.PERSONAL,
    (
        key("enrolment", "参训编号", "Identifier of the entry."),
        ref("course", "course", "培训班次", "The course.", required=True),
        ref("person", "person", "人员", "The student.", required=True),
        ref("post", "post", "参训时职位", "The post that the student held then."),
        day("started_on", "报到日期", "Day of arrival."),
        decimal("leave_hours", "请假课时", "Class hours missed on leave.", unit="课时"),
        day("completed_on", "结业日期", "Day on which the course was completed; empty until then."),
        day("withdrawn_on", "退学日期", "Day on which the student was taken off the course; empty when not."),
    ),
    time=At("started_on"),
)

STUDENT_PAPER = Relation(
    "student_paper",
    "学员材料",
    "A paper that a student handed in during a course.",
    Level.PERSONAL,
    (
        key("paper", "材料编号", "Identifier of the paper."),
        ref("enrolment", "enrolment", "参训", "The enrolment to which it belongs.", required=True),
        code(
            "kind",
            "材料类别",
            "What sort of paper it is.",
            party_spirit="党性剖析材料",
            research="调研报告",
            thesis="论文",
            other="其他",
        ),
        text("title", "材料题目", "Title of the paper."),
        day("submitted_on", "提交日期", "Day on which it was handed in."),
    ),
    time=At("submitted_on"),
    label="title",
)

STUDENT_CHECK = Relation(
    "student_check",
    "学员管理检查",
    "What the school found when it checked one aspect of a student's conduct.",
    Level.RESTRICTED,
    (
        key("check", "检查编号", "Identifier of the check."),
        ref("enrolment", "enrolment", "参训", "The enrolment checked.", required=True),
        ref("course", "course", "培训班次", "The course of the enrolment.", required=True),
        code(
            "aspect",
            "检查内容",
            "What was checked.",
            dormitory="住宿",
            canteen="就餐",
            discipline="学员纪律",
            treatment="特殊待遇",
        ),
        code("finding", "检查结果", "What was found.", kept="遵守规定", breach="违反规定"),
        day("checked_on", "检查日期", "Day of the check."),
    ),
    time=At("checked_on"),
)

EXAM = Relation(
    "exam",
    "考试测评",
    "One test of a course.",
    Level.INTERNAL,
    (
        key("exam", "考试编号", "Identifier of the test."),
        ref("course", "course", "培训班次", "The course.", required=True),
        text("name", "考试名称", "Name of the test."),
        integer("items", "题目数", "How many questions or items it has.", unit="题"),
        integer("party_spirit_items", "党性题目数", "How many of them are about Party spirit.", unit="题"),
        day("held_on", "考试日期", "Day of the test."),
    ),
    time=At("held_on"),
    label="name",
)

EXAM_RESULT = Relation(
    "exam_result",
    "考试成绩",
    "The result of one person in one test.",
    Level.PERSONAL,
    (
        key("result", "成绩编号", "Identifier of the result."),
        ref("exam", "exam", "考试", "The test.", required=True),
        ref("person", "person", "人员", "The student.", required=True),
        decimal("score", "得分", "Points reached.", unit="分"),
        day("recorded_on", "登记日期", "Day on which the result was recorded."),
        day("filed_on", "归档日期", "Day on which it was put into the file that selection reads; empty until then."),
    ),
    time=At("recorded_on"),
)

TRAINING_BUDGET = Relation(
    "training_budget",
    "培训经费预算",
    "What the yearly budget of one level of government holds for training.",
    Level.INTERNAL,
    (
        key("budget", "预算编号", "Identifier of the budget."),
        ref("unit", "unit", "单位", "The unit of that level of government.", required=True),
        code(
            "tier",
            "政府层级",
            "Which level of government it is.",
            city="市级",
            county="区县（市）级",
            township="乡镇级",
        ),
        integer("budget_year", "预算年度", "Year of the budget.", unit="年"),
        decimal("revenue", "财政收入", "Revenue of the government in that year.", unit="元"),
        decimal("training_line", "培训经费预算额", "Amount of the line for training; 0 when there is none.", unit="元"),
        decimal("main_course_line", "主体班经费预算额", "Amount of it for the main classes.", unit="元"),
        day("approved_on", "批准日期", "Day on which the budget was approved."),
    ),
    time=At("approved_on"),
)

TRAINING_EXPENSE = Relation(
    "training_expense",
    "培训经费支出",
    "One payment from the line for training.",
    Level.INTERNAL,
    (
        key("expense", "支出编号", "Identifier of the payment."),
        ref("budget", "training_budget", "培训经费预算", "The budget from which it was paid.", required=True),
        ref("course", "course", "培训班次", "The course for which it was paid, if for one."),
        code(
            "purpose",
            "支出用途",
            "What it was paid for.",
            teaching="师资教学",
            materials="教材资料",
            board="学员食宿",
            premises="场地设备",
            base="培训基地",
            reception="公务接待",
            vehicles="公务用车",
            allowances="津贴补贴",
            office="机关公用",
            other="其他",
        ),
        decimal("amount", "支出金额", "Amount paid.", unit="元"),
        day("paid_on", "支出日期", "Day of payment."),
    ),
    time=At("paid_on"),
)
