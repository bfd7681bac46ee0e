"""Kinship, education, reserve lists and secondments of officials (亲属、学历、后备名单、挂职抽调)."""

from gongdao.facts.relation import During, Level, Relation, code, day, key, partial_day, ref

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
