"""Checks, rectification, public reports and grass-roots work (检查、整改、举报、基层工作)."""

from gongdao.facts.relation import At, During, Level, Relation, code, day, flag, integer, key, ref, text

REGULATION_CHECK = Relation(
    "regulation_check",
    "选任检查",
    "One check of how the selection rules are carried out.",
    Level.INTERNAL,
    (
        key("check", "检查编号", "Identifier of the check."),
        ref("checker", "unit", "检查单位", "The organisation department that checks."),
        ref("unit", "unit", "被检查单位", "The unit checked; empty when it covers the whole place."),
        code(
            "kind",
            "检查方式",
            "In what way it checks.",
            regulations="条例执行情况检查",
            spot="不定期抽查",
            concentrated="集中检查",
            promotion="选拔任用过程调查",
        ),
        text("origin", "缘由记录", "Key of the record that caused it."),
        day("checked_on", "检查日期", "Day of the check."),
    ),
    time=At("checked_on"),
)

RECTIFICATION = Relation(
    "rectification",
    "整改事项",
    "One problem of one unit that a check of the selection rules found, from its notification to its end.",
    Level.INTERNAL,
    (
        key("rectification", "整改编号", "Identifier of the problem."),
        ref("found_by", "regulation_check", "选任检查", "The check that found it."),
        ref("unit", "unit", "整改单位", "The unit that must correct it."),
        code("problem", "问题类别", "What was found.", over_quota="超职数配备", other="其他问题"),
        day("notified_on", "通报日期", "Day on which the unit was told."),
        day("plan_reported_on", "当面汇报方案日期", "Day of reporting the plan in person; empty while it is not."),
        ref("plan_reporter", "person", "汇报人", "Who reported the plan."),
        day("done_on", "整改到位日期", "Day on which it was put right; empty while it is not."),
        day("result_reported_on", "书面报告日期", "Day of the written report; empty while there is none."),
    ),
    time=At("notified_on"),
)

SELF_CHECK = Relation(
    "self_check",
    "选任自查",
    "The duty of one unit to check its own selection work in one campaign, and what it did.",
    Level.INTERNAL,
    (
        key("self_check", "自查编号", "Identifier of the duty."),
        ref("unit", "unit", "自查单位", "The unit that checks itself."),
        day("launched_on", "部署日期", "Day on which the campaign was launched."),
        day("plan_issued_on", "方案印发日期", "Day of the implementing plan; empty while there is none."),
        day("checked_on", "自查日期", "Day of the self-check; empty while there is none."),
        day("reported_on", "报告报送日期", "Day on which the report was handed in; empty while it is not."),
    ),
    time=At("launched_on"),
)

INSPECTOR_REPORT = Relation(
    "inspector_report",
    "巡视员汇报",
    "One report of an inspector to the standing committee.",
    Level.INTERNAL,
    (
        key("report", "汇报编号", "Identifier of the report."),
        ref("posting", "inspector_posting", "巡视员派驻", "The posting on which it reports.", required=True),
        day("reported_on", "汇报日期", "Day of the report."),
    ),
    time=At("reported_on"),
)

REPORT_CHANNEL = Relation(
    "report_channel",
    "举报渠道",
    "A mailbox or telephone by which the public reports to an organisation department.",
    Level.PUBLIC,
    (
        key("channel", "渠道编号", "Identifier of the channel."),
        ref("unit", "unit", "开通单位", "The organisation department that keeps it."),
        code("kind", "渠道类别", "What it is.", mailbox="网上举报信箱", telephone="举报电话"),
        day("announced_on", "公告日期", "Day of its announcement to society; empty while there is none."),
        day("opened_on", "开通日期", "First day of the channel."),
        day("closed_on", "停用日期", "First day without it."),
    ),
    time=During("opened_on", "closed_on"),
)

CHANNEL_PROCEDURE = Relation(
    "channel_procedure",
    "受理程序",
    "The document that lays down how reports through one channel are handled.",
    Level.PUBLIC,
    (
        key("procedure", "程序编号", "Identifier of the document."),
        ref("channel", "report_channel", "举报渠道", "The channel.", required=True),
        text("document", "文号", "Number of the document."),
        day("issued_on", "施行日期", "First day on which it holds."),
        day("ended_on", "废止日期", "First day on which it no longer holds."),
    ),
    time=During("issued_on", "ended_on"),
)

COMPLAINT = Relation(
    "complaint",
    "举报",
    "One report of the public about an official: how it was handled, never who reported or what was said.",
    Level.RESTRICTED,
    (
        key("complaint", "举报编号", "Identifier of the report."),
        ref("person", "person", "被反映人", "The official complained of."),
        ref("notice", "notice", "所涉公示", "The public notice during which it came in; empty when outside one."),
        flag("named", "实名", "Whether the reporter gave a name."),
        day("received_on", "受理日期", "Day on which it was received."),
        day("verified_on", "查核日期", "Day on which the verification ended; empty while it is not."),
        code(
            "result",
            "查核结果",
            "What the verification found.",
            affects_appointment="属实且影响任职",
            true_minor="属实但不影响任职",
            untrue="不属实",
            unclear="难以查清",
        ),
        code(
            "outcome",
            "处理结果",
            "What became of the report; empty while it has no outcome.",
            handled="已作处理",
            cleared="予以澄清",
            transferred="移送有关机关",
            filed="了结存查",
        ),
        day("closed_on", "办结日期", "Day on which it was closed; empty while it is open."),
        day("feedback_on", "反馈日期", "Day on which a named reporter was told the result."),
    ),
    time=At("received_on"),
    sealed=True,
)

GRASSROOTS_SERVICE = Relation(
    "grassroots_service",
    "基层工作经历",
    "One time of an official at the grass roots, as the file counts it.",
    Level.PERSONAL,
    (
        key("service", "经历编号", "Identifier of the time."),
        ref("person", "person", "人员", "The official.", required=True),
        ref("unit", "unit", "基层单位", "The unit; empty when it is outside the district."),
        integer("months", "月数", "Full months, each month counted once.", unit="月"),
        day("ended_on", "截止日期", "Day up to which the months are counted."),
    ),
    time=At("ended_on"),
)

VILLAGE_CANDIDATE = Relation(
    "village_candidate",
    "村级人选",
    "A person put forward for a post of one village in one round.",
    Level.RESTRICTED,
    (
        key("candidate", "村级人选编号", "Identifier of the candidate."),
        ref("village", "unit", "村", "The village.", required=True),
        ref("person", "person", "人员", "The person put forward.", required=True),
        text("round", "批次", "Name of the round; the candidates of one round for one post compete."),
        code(
            "post",
            "拟任职务",
            "For which post.",
            secretary="村党组织书记",
            director="村委会主任",
            member="村“两委”成员",
        ),
        code(
            "source",
            "人选来源",
            "Where the person comes from.",
            incumbent="现任村干部",
            wealth_leader="致富带头人",
            broker="农民经纪人",
            cooperative="合作社负责人",
            veteran="退伍军人",
            returned_worker="返乡务工人员",
            enterprise="民营企业管理人员",
            department="区直部门干部",
            township="乡镇机关干部",
            other="其他",
        ),
        ref("listing", "reserve_listing", "所据后备名单", "The entry of the village reserve list; empty without one."),
        integer("place", "推荐次序", "Place in the order of the round, the first being 1.", unit="位"),
        day("proposed_on", "提出日期", "Day on which the person was put forward."),
    ),
    time=At("proposed_on"),
)

VILLAGE_EXCLUSION = Relation(
    "village_exclusion",
    "村级人选排除理由",
    "One ground on which a candidate for a village post was excluded; an exclusion may have several.",
    Level.RESTRICTED,
    (
        key("exclusion", "排除编号", "Identifier of the ground."),
        ref("candidate", "village_candidate", "村级人选", "Who was excluded.", required=True),
        code(
            "ground",
            "排除理由",
            "Why.",
            age="年龄",
            education="学历",
            review="政治审查不合格",
            discipline="违纪违法",
            performance="实绩表现不佳",
            recognition="群众不认可",
            other="其他",
        ),
        day("decided_on", "决定日期", "Day of the exclusion."),
    ),
    time=At("decided_on"),
)

VILLAGE_FINDING = Relation(
    "village_finding",
    "本村人选认定",
    "What was found about suitable persons for secretary within a village.",
    Level.INTERNAL,
    (
        key("finding", "认定编号", "Identifier of the finding."),
        ref("village", "unit", "村", "The village.", required=True),
        code("result", "认定结果", "What was found.", none="暂无合适人选", found="有合适人选"),
        day("found_on", "认定日期", "Day of the finding."),
    ),
    time=At("found_on"),
)

VILLAGE_VENUE = Relation(
    "village_venue",
    "村级活动场所",
    "A venue for a village's activities that a plan foresees; the days of starting and finishing may be to come.",
    Level.PUBLIC,
    (
        key("venue", "场所编号", "Identifier of the venue."),
        ref("assigned_by", "unit", "下达单位", "The unit whose plan foresees it.", required=True),
        ref("village", "unit", "村", "The village in which it is built."),
        integer("project_year", "项目年度", "The year in which it is to be built.", unit="年"),
        day("started_on", "开工日期", "Day on which building started; empty while it has not."),
        day("finished_on", "完工日期", "Day on which it was finished; empty while it is not."),
    ),
)

OPINION_PROBLEM = Relation(
    "opinion_problem",
    "意见问题",
    "One problem into which the opinions of an open evaluation were sorted.",
    Level.INTERNAL,
    (
        key("problem", "问题编号", "Identifier of the problem."),
        ref("unit", "unit", "被评议部门", "The department evaluated.", required=True),
        text("round", "评议批次", "Name of the evaluation."),
        integer("opinions", "反映件数", "How many opinions name the problem.", unit="件"),
        flag("sensitive", "内容敏感", "Whether the problem was found sensitive."),
        day("sorted_on", "归类日期", "Day on which the opinions were sorted."),
        day("started_on", "启动整改日期", "Day on which the correction began; empty while it has not."),
        day("done_on", "整改完成日期", "Day on which it was corrected; empty while it is not."),
    ),
    time=At("sorted_on"),
)
