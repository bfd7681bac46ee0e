"""Accountability cases, violations and sanctions (问责事项、违规认定、处分)."""

from gongdao.facts.relation import At, Level, Relation, code, day, integer, key, ref

SANCTION = Relation(
    "sanction",
    "处分",
    "A Party or government sanction on a person, from the decision on.",
    Level.RESTRICTED,
    (
        key("sanction", "处分编号", "Identifier of the sanction."),
        ref("person", "person", "人员", "The person sanctioned.", required=True),
        code("track", "处分类别", "Whether Party or government.", government="政务处分", party="党纪处分"),
        code(
            "kind",
            "处分种类",
            "Kind of the sanction; within each track from light to heavy.",
            warning="政务警告",
            demerit="记过",
            major_demerit="记大过",
            downgrade="降级",
            removal="撤职",
            dismissal="开除公职",
            party_warning="党内警告",
            serious_party_warning="党内严重警告",
            party_removal="撤销党内职务",
            party_probation="留党察看",
            expulsion="开除党籍",
        ),
        day("breach_on", "违纪违法日期", "Day of the breach."),
        day("decided_on", "决定日期", "Day of the decision."),
        day("effective_on", "生效日期", "Day from which the period runs."),
        integer("probation_years", "察看年限", "Years of probation within the Party.", unit="年"),
        day("restored_on", "恢复权利日期", "Day of restoring a Party member's rights after probation."),
        day("lifted_on", "解除日期", "Day on which the sanction was lifted; empty while it is not."),
    ),
    time=At("decided_on"),
)
