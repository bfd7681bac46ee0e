"""Units, groups of units, leading bodies, posts and quotas (单位、分组、班子、职位、职数)."""

from gongdao.facts.relation import (
    At,
    During,
    Level,
    Relation,
    code,
    day,
    flag,
    integer,
    key,
    partial_day,
    ref,
    text,
)

LEVELS = {
    "county_chief": "县处级正职",
    "county_deputy": "县处级副职",
    "section_chief": "乡科级正职",
    "section_deputy": "乡科级副职",
    "stock": "股级",
    "village": "村（社区）“两委”",
}

UNIT = Relation(
    "unit",
    "单位",
    "A department, township, sub-district, park, farm, village or community, from its founding to its abolition.",
    Level.INTERNAL,
    (
        key("unit", "单位编号", "Identifier of the unit."),
        text("name", "单位名称", "Full name of the unit.", field_code="B0101"),
        code(
            "kind",
            "单位类别",
            "What sort of unit it is.",
            authority="区级领导机关",
            department="区直部门",
            subdistrict="街道",
            township="乡镇",
            park="园区",
            farm="农场",
            village="村",
            community="社区",
            receiving="待分配",
        ),
        code(
            "function",
            "工作职能",
            "The function by which a clause speaks of it; empty for any other.",
            personnel="组织（人事）部门",
            discipline="纪检监察机关",
            petition="信访部门",
            court="法院",
            procuratorate="检察院",
            police="公安机关",
            finance="财政部门",
            audit="审计机关",
        ),
        ref("parent", "unit", "上级单位", "The unit directly above; empty for the topmost."),
        text("place", "所在地", "Name of the place that the unit serves; compared with a place of upbringing."),
        day("established_on", "设立日期", "First day the unit exists."),
        day("abolished_on", "撤销日期", "First day the unit no longer exists."),
    ),
    time=During("established_on", "abolished_on", since_always=True),
    label="name",
)

UNIT_GROUP = Relation(
    "unit_group",
    "单位分组",
    "Membership of a unit in a group made for one purpose; the same unit may stand in different groups for different "
    "purposes (A4).",
    Level.INTERNAL,
    (
        key("membership", "分组编号", "Identifier of the membership."),
        ref("unit", "unit", "单位", "The member.", required=True),
        code(
            "purpose",
            "分组用途",
            "What the grouping is for.",
            ranking="综合考评排名",
            mutual_evaluation="互评",
            exchange="交流",
            organisation="组织部门",
        ),
        text("group", "组别", "Name of the group within its purpose."),
        day("started_on", "起始日期", "First day of the membership."),
        day("ended_on", "终止日期", "First day after the membership."),
    ),
    time=During("started_on", "ended_on", since_always=True),
)

BODY = Relation(
    "body",
    "领导班子",
    "The leading body of a unit.",
    Level.INTERNAL,
    (
        key("body", "班子编号", "Identifier of the leading body."),
        ref("unit", "unit", "单位", "The unit that it leads.", required=True),
        text("name", "班子名称", "Name of the leading body."),
        flag("has_centre_group", "设中心组", "Whether the body holds centre-group study (中心组学习)."),
        day("established_on", "设立日期", "First day of the body."),
        day("dissolved_on", "撤销日期", "First day after the body."),
    ),
    time=During("established_on", "dissolved_on", since_always=True),
    label="name",
)

TERM = Relation(
    "term",
    "任期",
    "One term of office of a leading body, from its election or appointment to the next.",
    Level.INTERNAL,
    (
        key("term", "任期编号", "Identifier of the term."),
        ref("body", "body", "领导班子", "The leading body.", required=True),
        day("started_on", "任期起始", "First day of the term."),
        day("ends_on", "任期届满", "First day after the term, also while it is still to come."),
    ),
    time=During("started_on", "ends_on"),
)

POST = Relation(
    "post",
    "职位",
    "A post as an object of its own, with or without a holder.",
    Level.INTERNAL,
    (
        key("post", "职位编号", "Identifier of the post."),
        ref("unit", "unit", "单位", "The unit to which the post belongs.", required=True),
        text("title", "职务名称", "Title of the post.", field_code="A0215A"),
        code(
            "category",
            "职位类别",
            "Leading post, non-leading post, or head of an internal section.",
            leading="领导职务",
            non_leading="非领导职务",
            section_head="内设机构负责人",
        ),
        code(
            "level",
            "职务层次",
            "Level of the post in the rank dictionary of the locality.",
            **LEVELS,
        ),
        code(
            "line", "系列", "Whether the post belongs to the Party or the government.", party="党委", government="政府"
        ),
        flag("is_main_leader", "正职", "Whether the holder is the main leader (主要领导) on that line."),
        flag("is_district_leader", "区级领导", "Whether the holder counts as a district-level leader (区级领导干部)."),
        flag("is_important", "重要职位", "Whether the locality lists the post as important (重要干部)."),
        flag("is_hardship", "艰苦岗位", "Whether the locality lists the post as one of hardship (艰苦岗位)."),
        flag("is_focus", "重点岗位", "Whether the post is a key post or manages staff, money and goods (人财物)."),
    ),
    label="title",
)

QUOTA = Relation(
    "quota",
    "职数",
    "The approved number of posts of one level in one unit.",
    Level.INTERNAL,
    (
        key("quota", "职数编号", "Identifier of the quota."),
        ref("unit", "unit", "单位", "The unit.", required=True),
        code("level", "职务层次", "Level that is counted.", **LEVELS),
        integer("approved", "核定职数", "Approved number of posts.", unit="人"),
        text("document", "核定文号", "The approving document."),
        day("started_on", "起始日期", "First day the quota holds."),
        day("ended_on", "终止日期", "First day it no longer holds."),
    ),
    time=During("started_on", "ended_on", since_always=True),
)

QUOTA_EXCESS = Relation(
    "quota_excess",
    "超职数问题",
    "A unit that was found and told to have more officials of a level than its quota.",
    Level.INTERNAL,
    (
        key("excess", "问题编号", "Identifier of the problem."),
        ref("unit", "unit", "单位", "The unit.", required=True),
        code("level", "职务层次", "Level at which there are too many.", **LEVELS),
        integer("people_over", "超配人数", "How many too many there were when it was found.", unit="人"),
        day(
            "notified_on", "通报日期", "Day on which the unit was told; the period to absorb it runs from the next day."
        ),
    ),
    time=At("notified_on"),
)

STANDARD_TITLE = Relation(
    "standard_title",
    "规范职务名称",
    "One title of the list of standard leadership and non-leadership titles.",
    Level.PUBLIC,
    (
        key("standard_title", "名称编号", "Identifier of the entry."),
        text("title", "职务名称", "The title.", field_code="A0215A"),
        code(
            "category",
            "职位类别",
            "The category of posts that may bear it.",
            leading="领导职务",
            non_leading="非领导职务",
            section_head="内设机构负责人",
        ),
        text("document", "依据文件", "The document that lists it."),
        day("started_on", "起始日期", "First day it is standard."),
        day("ended_on", "终止日期", "First day it no longer is."),
    ),
    time=During("started_on", "ended_on", since_always=True),
    label="title",
)

PAYROLL = Relation(
    "payroll",
    "工资名册",
    "One person on the payroll of one unit for a time.",
    Level.PERSONAL,
    (
        key("payroll", "名册编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who is paid.", required=True),
        ref("unit", "unit", "发薪单位", "The unit that pays.", required=True),
        day("started_on", "起薪日期", "First day of pay."),
        day("ended_on", "停薪日期", "First day without pay."),
    ),
    time=During("started_on", "ended_on"),
)

PERSON = Relation(
    "person",
    "人员",
    "An official.",
    Level.PERSONAL,
    (
        key("person", "人员编号", "Identifier of the official."),
        text("name", "姓名", "Name.", field_code="A0101"),
        ref("unit", "unit", "管理单位", "The unit that keeps the record of this official."),
        code("sex", "性别", "Sex.", male="男", female="女"),
        partial_day("born_on", "出生日期", "Date of birth.", field_code="A0107"),
        text("ethnicity", "民族", "Ethnic group.", field_code="A0117"),
        text("native_place", "籍贯", "Native place.", field_code="A0111"),
        text("upbringing_place", "成长地", "Place of upbringing (成长地), as a place name.", field_code="A0115A"),
        partial_day("joined_party_on", "入党时间", "Day of joining the Party.", field_code="A0144"),
        partial_day("started_work_on", "参加工作时间", "Day of starting work.", field_code="A0134"),
        code(
            "identity",
            "人员身份",
            "In what capacity the person is employed.",
            civil_servant="公务员",
            public_institution="事业单位人员",
            enterprise="企业人员",
            village="村（社区）干部",
            other="其他",
        ),
    ),
    label="name",
)

APPOINTMENT = Relation(
    "appointment",
    "任职",
    "One person holding one post for a time.",
    Level.INTERNAL,
    (
        key("appointment", "任职编号", "Identifier of the appointment."),
        ref("person", "person", "人员", "The holder.", required=True),
        ref("post", "post", "职位", "The post held.", required=True),
        ref("unit", "unit", "任职单位", "The unit in which it is held.", required=True),
        ref("term", "term", "所属任期", "The term of office of the leading body to which it belongs."),
        code(
            "kind",
            "任职方式",
            "How the post is held.",
            regular="任职",
            concurrent="兼职",
            acting="主持工作",
            secondment="双向挂职",
        ),
        code(
            "entry",
            "任职来由",
            "How the person came to the post.",
            promotion="提拔",
            important_use="重用",
            exchange="交流",
            level_move="平级调整",
            transfer_in="调任",
            election="选举",
            first_post="初任",
        ),
        code("treated_as", "享受职级", "Level of treatment, when it is not that of the post.", **LEVELS),
        partial_day("started_on", "任职起始", "Day of the appointing decision (A8).", field_code="A0243"),
        partial_day("ended_on", "任职终止", "First day the post is no longer held.", field_code="A0265"),
        day("confirmed_on", "试用期满任职日期", "Day of confirmation after probation (试用期); empty until then."),
        flag("counts_for_quota", "占职数", "Whether it takes up a place in the quota (QSH-22f: a secondee does not)."),
    ),
    time=During("started_on", "ended_on"),
)

DECISION = Relation(
    "decision",
    "决定",
    "A decision of a committee about a unit or a person.",
    Level.INTERNAL,
    (
        key("decision", "决定编号", "Identifier of the decision."),
        code(
            "matter",
            "事项",
            "What was decided.",
            yellow_card="黄牌警告",
            inspector="选派巡视员",
            adjustment="调整",
            removal="免职",
            appointment="任用",
            reward="奖励",
            punishment="惩处",
            major_policy="重大决策",
            major_project="重大项目安排",
            large_fund="大额度资金使用",
            shortlist="并列人选取舍",
            transfer_restart="恢复调任",
            transfer_policy="聘任期满新政策",
        ),
        ref("unit", "unit", "单位", "The unit concerned."),
        ref("person", "person", "人员", "The person concerned."),
        ref("post", "post", "职位", "The post concerned."),
        ref("body", "body", "决定机关", "The leading body that decided."),
        ref("candidate", "candidate", "人选", "The candidate on whom it decided."),
        code(
            "vote_method",
            "表决方式",
            "How the vote was taken.",
            ballot="票决",
            show_of_hands="举手表决",
            oral="口头表决",
            none="未表决",
        ),
        integer("assessment_year", "考核年度", "The assessment year to which it belongs.", unit="年"),
        ref("assessment", "assessment", "所附考核", "The assessment whose result the file of the decision shows."),
        flag("approved", "同意", "Whether the standing committee approved it."),
        day("decided_on", "决定日期", "Day of the decision."),
    ),
    time=At("decided_on"),
)
