"""Kinship, schooling, grades, reserve lists and secondments (亲属、学历、职级、后备名单、挂职抽调)."""

from gongdao.facts.relation import At, During, Level, Relation, code, day, key, partial_day, ref, text

EDUCATION = Relation(
    "education",
    "学历",
    "One level of schooling that an official has completed.",
    Level.PERSONAL,
    (
        key("education", "学历编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The official.", required=True),
        code(
            "level",
            "学历层次",
            "Level of schooling, from low to high.",
            primary="小学",
            junior="初中",
            senior="高中（中专）",
            college="大专",
            bachelor="大学本科",
            master="硕士研究生",
            doctor="博士研究生",
        ),
        code("mode", "教育类别", "Whether it was full-time.", full_time="全日制", in_service="在职"),
        partial_day("graduated_on", "毕业时间", "Day of completing it.", field_code="A0807"),
    ),
)

KINSHIP = Relation(
    "kinship",
    "亲属关系",
    "One relative of an official, entered for the official; the other side has an entry of its own.",
    Level.PERSONAL,
    (
        key("kinship", "亲属关系编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The official.", required=True),
        ref("relative", "person", "亲属", "The relative.", required=True),
        code(
            "kind",
            "关系类别",
            "How the two are related.",
            spouse="夫妻",
            direct="直系血亲",
            collateral="三代以内旁系血亲",
            in_law="近姻亲",
        ),
        ref("relative_post", "post", "亲属职位", "The post that the relative holds."),
    ),
)

CLOSE_STAFF = Relation(
    "close_staff",
    "身边工作人员",
    "Somebody who works at the side of a leader, such as a secretary, for a time.",
    Level.PERSONAL,
    (
        key("service", "身边工作编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who works there.", required=True),
        ref("leader", "person", "领导干部", "The leader."),
        ref("leader_post", "post", "领导职位", "The post of the leader."),
        day("started_on", "起始日期", "First day."),
        day("ended_on", "终止日期", "First day after."),
    ),
    time=During("started_on", "ended_on"),
)

CIVIL_SERVICE_REGISTRATION = Relation(
    "civil_service_registration",
    "公务员登记",
    "The registration of a person as a civil servant.",
    Level.PERSONAL,
    (
        key("registration", "登记编号", "Identifier of the registration."),
        ref("person", "person", "人员", "Who was registered.", required=True),
        day("registered_on", "登记日期", "Day of the registration."),
    ),
    time=At("registered_on"),
)

GRADE_PERIOD = Relation(
    "grade_period",
    "职级任职",
    "One civil servant holding one grade of the parallel ladder (职级) for a time.",
    Level.INTERNAL,
    (
        key("grade_period", "职级任职编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The civil servant.", required=True),
        ref("unit", "unit", "单位", "The unit in which it is held."),
        code(
            "grade",
            "职级",
            "Grade, from low to high.",
            clerk_2="二级科员",
            clerk_1="一级科员",
            section_4="四级主任科员",
            section_3="三级主任科员",
            section_2="二级主任科员",
            section_1="一级主任科员",
            researcher_4="四级调研员",
            researcher_3="三级调研员",
            researcher_2="二级调研员",
            researcher_1="一级调研员",
            inspector_2="二级巡视员",
            inspector_1="一级巡视员",
        ),
        day("started_on", "职级起始", "Day of the decision on the grade."),
        day("ended_on", "职级终止", "First day the grade is no longer held."),
    ),
    time=During("started_on", "ended_on"),
)

RETIREMENT = Relation(
    "retirement",
    "退休登记",
    "The age limit that held for a person before the reform of 2025, and when retirement was carried out.",
    Level.PERSONAL,
    (
        key("retirement", "退休登记编号", "Identifier of the entry."),
        ref("person", "person", "人员", "The person.", required=True),
        code(
            "old_limit",
            "改革前任职年龄界限",
            "Which of the three age limits before the reform held for the person.",
            men="男六十周岁",
            women_55="女五十五周岁",
            women_50="女五十周岁",
        ),
        code(
            "manner",
            "退休方式",
            "Whether at the limit of age, earlier or later by choice.",
            at_limit="到龄退休",
            earlier="弹性提前退休",
            later="弹性延迟退休",
        ),
        day("retired_on", "退休日期", "Day of retirement; empty while the person is in service."),
    ),
)

RESERVE_LISTING = Relation(
    "reserve_listing",
    "后备干部名单",
    "One official on one reserve list for a time.",
    Level.RESTRICTED,
    (
        key("listing", "名单编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who is listed.", required=True),
        code(
            "kind",
            "名单类别",
            "For which level the official is in reserve.",
            chief="党政正职后备",
            division="处级后备",
            section="科级后备",
            village="村级后备",
            young="优秀年轻干部",
        ),
        day("listed_on", "列入日期", "First day on the list."),
        day("removed_on", "移出日期", "First day off the list."),
    ),
    time=During("listed_on", "removed_on"),
)

SECONDMENT = Relation(
    "secondment",
    "挂职抽调",
    "One official sent to another place for a time; a stay that is extended stays one row.",
    Level.INTERNAL,
    (
        key("secondment", "挂职编号", "Identifier of the entry."),
        ref("person", "person", "人员", "Who is sent.", required=True),
        ref("sending_unit", "unit", "派出单位", "The unit that the official keeps belonging to."),
        ref("unit", "unit", "接收单位", "The receiving unit; empty when it is outside the district."),
        code(
            "kind",
            "派出方式",
            "In what way the official is sent.",
            upward="上挂锻炼",
            secondment="挂职锻炼",
            learning="跟班学习",
            working="派驻工作",
            holding_post="选派任职",
            two_way="双向挂职",
            drawn="抽调",
        ),
        code(
            "destination",
            "派出去向",
            "Where the official is sent.",
            superior="省、市有关部门",
            petition="信访部门",
            coastal="沿海发达地区",
            park="工业园区",
            village="农村、社区",
            township="乡镇、街道",
            department="区直部门",
            project="招商引资和项目建设",
            other="其他",
        ),
        text("batch", "批次", "Name of the batch, such as a year and a number."),
        text("duties", "分管工作", "The work that the official takes part in managing there."),
        day("duties_assigned_on", "分工日期", "Day on which that work was assigned; empty while it is not."),
        day("started_on", "挂职起始", "First day."),
        day("ended_on", "挂职终止", "First day after."),
    ),
    time=During("started_on", "ended_on"),
)
