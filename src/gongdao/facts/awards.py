"""Award rounds, nominations, rewards and what follows an honour (评选表彰、提名、奖励、优先推荐)."""

from gongdao.facts.relation import At, Level, Relation, code, day, decimal, integer, key, ref, text

AWARD_ROUND = Relation(
    "award_round",
    "评选表彰",
    "One selection of advanced collectives and individuals, from its opening to the award.",
    Level.INTERNAL,
    (
        key("round", "评选编号", "Identifier of the round."),
        text("name", "评选名称", "Name of the round."),
        code(
            "kind",
            "评选类别",
            "What is selected.",
            double_ten="“双十双百”评选",
            double_strive="“双争”表彰",
            organisation_assessment="组织系统年度考核评优",
        ),
        integer("assessment_year", "考核年度", "The assessment year on whose results it rests.", unit="年"),
        day("opened_on", "启动日期", "Day on which it was opened."),
    ),
    time=At("opened_on"),
    label="name",
)

NOMINATION = Relation(
    "nomination",
    "评选提名",
    "A person or a unit put forward in an award round.",
    Level.INTERNAL,
    (
        key("nomination", "提名编号", "Identifier of the nomination."),
        ref("round", "award_round", "评选表彰", "The round.", required=True),
        ref("person", "person", "人员", "The official nominated; empty for a collective."),
        ref("unit", "unit", "单位", "The unit of the official, or the collective nominated."),
        code(
            "credit_grade",
            "所填学分档次",
            "The credit grade that the nomination shows.",
            excellent="优秀",
            good="良好",
            qualified="合格",
            unqualified="不合格",
        ),
        day("nominated_on", "提名日期", "Day of the nomination."),
    ),
    time=At("nominated_on"),
)

REWARD = Relation(
    "reward",
    "奖励",
    "A reward given to an official or a collective: an honour of the spirit or a material one.",
    Level.INTERNAL,
    (
        key("reward", "奖励编号", "Identifier of the reward."),
        ref("person", "person", "人员", "The official rewarded."),
        ref("unit", "unit", "单位", "The collective rewarded."),
        code(
            "kind",
            "奖励方式",
            "What was given.",
            commendation="嘉奖",
            merit="记功",
            title="荣誉称号",
            material="物质奖励",
        ),
        text("origin", "缘由记录", "Key of the award or assessment for which it was given."),
        decimal("amount", "金额", "Money value of a material reward.", unit="元"),
        day("given_on", "奖励日期", "Day on which it was given."),
    ),
    time=At("given_on"),
)

PRIORITY_RECOMMENDATION = Relation(
    "priority_recommendation",
    "优先推荐",
    "An official recommended, in an order, for a post by a higher committee or as a deputy or member.",
    Level.RESTRICTED,
    (
        key("recommendation", "推荐编号", "Identifier of the recommendation."),
        ref("person", "person", "人员", "The official recommended.", required=True),
        code(
            "kind",
            "推荐去向",
            "For what the official was recommended.",
            higher_committee="上一级党委任用",
            representative="“两代表一委员”",
        ),
        ref("target", "target", "所据承诺目标", "The pledged target on whose fulfilment it rests."),
        text("batch", "推荐批次", "Name of the list in which the official stands."),
        integer("place", "推荐次序", "Place in the list of recommendations, the first being 1.", unit="位"),
        day("recommended_on", "推荐日期", "Day of the recommendation."),
    ),
    time=At("recommended_on"),
)

SOCIAL_RESPONSE = Relation(
    "social_response",
    "社会反响材料",
    "A document that shows what response the deeds of an honoured person met with in society.",
    Level.INTERNAL,
    (
        key("response", "材料编号", "Identifier of the document."),
        ref("award", "award", "表彰", "The award which it supports.", required=True),
        code(
            "kind",
            "材料类别",
            "What it is.",
            media="媒体报道",
            letter="群众来信",
            instruction="领导批示",
        ),
        day("dated_on", "材料日期", "Day that the document bears."),
    ),
    time=At("dated_on"),
)
