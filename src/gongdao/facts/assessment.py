"""Assessments, tallies, rankings and what follows from them (考核、得票、互评、排名、黄牌、奖励加分)."""

from gongdao.facts.relation import At, Level, Relation, area, code, day, decimal, flag, integer, key, ref, text

_TOPICS = {
    "ideology": "思想政治建设",
    "character": "道德品质",
    "ability": "领导能力",
    "study": "学习",
    "unity": "团结",
    "style": "工作作风",
    "institutions": "制度建设",
    "results": "工作实绩",
    "integrity": "廉洁自律",
    "satisfaction": "选人用人满意度",
    "mutual_evaluation": "互评",
    "targets": "目标任务",
    "key_tasks": "阶段性重点工作",
    "supervised_matters": "督查督办事项",
    "other": "其他",
}

ASSESSMENT_SCHEME = Relation(
    "assessment_scheme",
    "考核方案",
    "The set of indicators by which units, bodies or officials are assessed in one year.",
    Level.INTERNAL,
    (
        key("scheme", "方案编号", "Identifier of the scheme."),
        ref("unit", "unit", "制定单位", "The unit that issued it."),
        code(
            "object",
            "考核对象",
            "Who is assessed by it.",
            units="单位目标任务",
            bodies="领导班子",
            officials="领导干部",
        ),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        decimal("full_marks", "总分", "Sum of the weights of all its indicators.", unit="分"),
        day("issued_on", "印发日期", "Day on which it was issued."),
    ),
    time=At("issued_on"),
)

INDICATOR = Relation(
    "indicator",
    "考核指标",
    "One indicator of an assessment scheme.",
    Level.INTERNAL,
    (
        key("indicator", "指标编号", "Identifier of the indicator."),
        ref("scheme", "assessment_scheme", "考核方案", "The scheme to which it belongs.", required=True),
        code("topic", "指标内容", "What it measures.", **_TOPICS),
        text("name", "指标名称", "Name of the indicator."),
        decimal("weight", "分值", "Marks that it is worth.", unit="分"),
    ),
    label="name",
)

ASSESSMENT = Relation(
    "assessment",
    "年度考核",
    "The result of the annual assessment of an official, a leading body or a unit.",
    Level.RESTRICTED,
    (
        key("assessment", "考核编号", "Identifier of the assessment."),
        ref("person", "person", "人员", "The official assessed; empty for a leading body or a unit."),
        ref("unit", "unit", "单位", "The unit of the official, or the unit assessed with its leading body."),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        code(
            "grade",
            "考核等次",
            "The grade; the scales of officials and of bodies are different.",
            excellent="优秀",
            competent="称职",
            basic="基本称职",
            incompetent="不称职",
            good="好",
            fair="较好",
            average="一般",
            poor="差",
        ),
        day("decided_on", "评定日期", "Day on which the grade was decided."),
    ),
    time=At("decided_on"),
)

ASSESSMENT_ITEM = Relation(
    "assessment_item",
    "考核内容",
    "One content of an assessment: what was looked at, for how many marks, with what result.",
    Level.RESTRICTED,
    (
        key("item", "内容编号", "Identifier of the content."),
        ref("assessment", "assessment", "年度考核", "The assessment to which it belongs.", required=True),
        code("topic", "内容类别", "What was looked at.", **_TOPICS),
        ref("target", "target", "所计目标任务", "The target whose completion was counted."),
        decimal("weight", "分值", "Marks that the content is worth.", unit="分"),
        decimal("score", "得分", "Marks given.", unit="分"),
        decimal("deducted", "扣分", "Marks taken off the yearly score.", unit="分"),
    ),
)

MUTUAL_RATING = Relation(
    "mutual_rating",
    "互评",
    "The rating of one unit by another in the mutual evaluation of townships and departments.",
    Level.RESTRICTED,
    (
        key("rating", "互评编号", "Identifier of the rating."),
        ref("rater", "unit", "评议单位", "The unit that rated.", required=True),
        ref("rated", "unit_group", "被评议单位", "The unit rated, as a member of its group.", required=True),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        decimal("score", "评分", "Marks given.", unit="分"),
        day("rated_on", "评议日期", "Day of the rating."),
    ),
    time=At("rated_on"),
)

INTEGRITY_REPORT = Relation(
    "integrity_report",
    "述职述廉",
    "A report on work and integrity that a leading body or an official gave before those who rate it.",
    Level.INTERNAL,
    (
        key("report", "报告编号", "Identifier of the report."),
        ref("person", "person", "人员", "The official; empty for the report of a leading body."),
        ref("unit", "unit", "单位", "The unit in which it was given."),
        day("given_on", "述职日期", "Day on which it was given."),
    ),
    time=At("given_on"),
)

TALLY = Relation(
    "tally",
    "得票",
    "The counted result for one person in one recommendation or evaluation. Ballots themselves are never facts.",
    Level.RESTRICTED,
    (
        key("tally", "得票编号", "Identifier of the tally."),
        ref("person", "person", "人员", "The person voted on.", required=True),
        ref("unit", "unit", "单位", "The unit in which the vote was held."),
        code(
            "purpose",
            "投票类别",
            "What the vote was for.",
            recommendation="民主推荐",
            evaluation="民主测评",
        ),
        code(
            "scope",
            "投票范围",
            "Who voted; the one-half rule concerns the own unit only (A10).",
            own_unit="本单位",
            system="本系统",
            district="全区",
        ),
        day("held_on", "投票日期", "Day of the vote."),
        integer("issued", "发出票数", "Ballots handed out.", unit="票"),
        integer("returned", "收回票数", "Ballots returned.", unit="票"),
        integer("valid", "有效票数", "Returned ballots that are valid; abstentions count (A2).", unit="票"),
        integer("in_favour", "推荐票数", "Votes for the person in a recommendation.", unit="票"),
        integer("excellent", "优秀票数", "Votes 优秀.", unit="票"),
        integer("competent", "称职票数", "Votes 称职.", unit="票"),
        integer("basically_competent", "基本称职票数", "Votes 基本称职.", unit="票"),
        integer("incompetent", "不称职票数", "Votes 不称职.", unit="票"),
        integer("abstained", "弃权票数", "Abstentions.", unit="票"),
        flag("masses_dissatisfied", "群众不满意", "Whether the masses were found dissatisfied (A1)."),
    ),
    time=At("held_on"),
)

ASSESSMENT_FINDING = Relation(
    "assessment_finding",
    "考核认定",
    "What the organisational assessment found about a person (经组织考核认定).",
    Level.RESTRICTED,
    (
        key("finding", "认定编号", "Identifier of the finding."),
        ref("person", "person", "人员", "The person assessed.", required=True),
        code(
            "result",
            "认定结果",
            "Result of the assessment.",
            fit="适宜现职",
            unfit="不宜继续任现职",
            incompetent="不称职",
        ),
        day("found_on", "认定日期", "Day of the finding."),
    ),
    time=At("found_on"),
)

RANKING = Relation(
    "ranking",
    "考评排名",
    "The place of one unit in the annual comprehensive assessment of its ranking group.",
    Level.INTERNAL,
    (
        key("ranking", "排名编号", "Identifier of the entry."),
        ref("unit", "unit", "单位", "The unit ranked.", required=True),
        code(
            "group",
            "排名组",
            "Ranking group, by purpose (A3, A4).",
            A="区直部门组",
            B="乡镇组",
            C="村组",
            D="社区组",
        ),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        area("locality", "排名地区", "The locality within which the group is ranked; empty when there is only one."),
        integer("rank", "名次", "Place counted from the top; equal places are ties.", unit="名"),
        day("published_on", "公布日期", "Day on which the ranking stood."),
    ),
    time=At("published_on"),
)

CAUSE_FINDING = Relation(
    "cause_finding",
    "末位原因认定",
    "What an inspection found to be the cause of a last place.",
    Level.INTERNAL,
    (
        key("finding", "认定编号", "Identifier of the finding."),
        ref("unit", "unit", "单位", "The unit inspected.", required=True),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        code("cause", "原因", "Nature of the cause.", subjective="主观因素", objective="客观因素"),
        day("found_on", "认定日期", "Day of the finding."),
    ),
    time=At("found_on"),
)

YELLOW_CARD = Relation(
    "yellow_card",
    "黄牌",
    "A yellow-card warning issued to a unit for one assessment year.",
    Level.INTERNAL,
    (
        key("card", "黄牌编号", "Identifier of the card."),
        ref("unit", "unit", "单位", "The unit warned.", required=True),
        integer("assessment_year", "考核年度", "The assessment year.", unit="年"),
        day("issued_on", "发出日期", "Day of issue."),
    ),
    time=At("issued_on"),
)

OPENED_POST = Relation(
    "opened_post",
    "公开推荐职位",
    "A post opened to selection by open recommendation.",
    Level.INTERNAL,
    (
        key("opening", "职位公开编号", "Identifier of the opening."),
        ref("unit", "unit", "单位", "The unit of the post.", required=True),
        ref("post", "post", "职位", "The post opened."),
        code("line", "系列", "Party or government.", party="党委", government="政府"),
        code(
            "method",
            "选拔方式",
            "How it is filled.",
            open_recommendation="公推优选",
            directed_recommendation="定向推荐",
            competition="竞争上岗",
        ),
        day("opened_on", "公开日期", "Day of opening."),
    ),
    time=At("opened_on"),
)

INSPECTOR_POSTING = Relation(
    "inspector_posting",
    "巡视员派驻",
    "An inspector sent to a unit for one year.",
    Level.INTERNAL,
    (
        key("posting", "派驻编号", "Identifier of the posting."),
        ref("unit", "unit", "单位", "The unit to which the inspector goes.", required=True),
        ref("inspector", "person", "巡视员", "Who is sent."),
        integer("posting_year", "派驻年度", "The year of the posting.", unit="年"),
        day("posted_on", "派驻日期", "First day of the posting."),
    ),
    time=At("posted_on"),
)

AWARD = Relation(
    "award",
    "表彰",
    "An honour given to a person or a unit.",
    Level.INTERNAL,
    (
        key("award", "表彰编号", "Identifier of the award."),
        ref("person", "person", "人员", "The person honoured."),
        ref("unit", "unit", "单位", "The unit honoured."),
        text("name", "表彰名称", "Name of the award."),
        code(
            "level",
            "表彰级别",
            "Level of the awarding authority.",
            central="中央、部委",
            province="省级",
            city="市级",
            district="区级",
        ),
        code(
            "kind",
            "表彰类别",
            "For what it was given; the sources of bonus points are told apart by it.",
            advanced="先进集体和个人",
            double_ten="“双十双百”",
            excellent="年度考核优秀",
            model="模范人物",
        ),
        ref("assessment", "assessment", "所据考核", "The annual assessment on which it rests."),
        day("awarded_on", "表彰日期", "Day of the award."),
    ),
    time=At("awarded_on"),
    label="name",
)

BONUS_CLAIM = Relation(
    "bonus_claim",
    "加分申请",
    "Use of an award for bonus points in one selection round.",
    Level.INTERNAL,
    (
        key("claim", "申请编号", "Identifier of the claim."),
        ref("award", "award", "表彰", "The award relied on.", required=True),
        ref("person", "person", "人员", "The claimant.", required=True),
        text("round", "选拔批次", "Name of the selection round."),
        decimal("points", "加分分值", "Bonus points claimed.", unit="分"),
        day("round_on", "选拔日期", "Day of the selection round."),
    ),
    time=At("round_on"),
)
