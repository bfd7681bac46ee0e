"""Invented examples of every component and state, for the gallery page."""

from datetime import date

from django import forms

from gongdao.web.shell.presenters import (
    Act,
    Badge,
    Cell,
    Column,
    Empty,
    Event,
    Evidence,
    Explanation,
    Facet,
    Fact,
    Figure,
    Filters,
    FindingLine,
    Force,
    Ground,
    Link,
    Option,
    Page,
    Pager,
    Progress,
    Refusal,
    Step,
    Tab,
    Table,
    TraceStep,
)
from gongdao.web.shell.words import FORCES, ICONS, OUTCOMES

PAGE = Page(
    "界面示例",
    "每一种组件和每一种状态都在这里，内容为虚构。",
    (Link("示例区", "#"), Link("示例区直机关工委", "#"), Link("界面示例")),
    (
        Act("导出名单", "#"),
        Act("新增任职", "#", "primary", writes=True),
        Act("重新核对", "#", "secondary", writes=True, fields=(("pack", "qsh_2009"),)),
    ),
)

LONG_UNIT = "示例区高新技术产业开发区管理委员会驻街道综合行政执法与安全生产监督管理联合办公室"


def _row(name: str, post: str, since: str, held: str, outcome: str, unit: str) -> tuple[Cell, ...]:
    return (
        Cell(name, href="#"),
        Cell(unit),
        Cell(post),
        Cell(since, unknown=not since, href="" if since else "#"),
        Cell(held),
        Cell(badge=Badge(outcome, "#")),
        Cell(force=Force("must")),
    )


TABLE = Table(
    "任职年限",
    (
        Column("姓名", sort="#", sorted="up"),
        Column("单位"),
        Column("职务"),
        Column("任现职起", "day", sort="#"),
        Column("已满年数", "number", sort="#"),
        Column("核对结果", "narrow"),
        Column("效力", "narrow"),
    ),
    (
        _row("陈 明", "党组书记、局长", "1999-07-21", "10", "fails", "示例区财政局"),
        _row("欧阳志远", "副局长", "2004-03-01", "5", "holds", LONG_UNIT),
        _row("林小芳", "镇长", "", "", "unknown", "示例镇"),
        _row("买买提·吐尔逊", "主任", "2001-01", "8", "exception", "示例街道"),
    ),
    total=(Cell("合计"), Cell("4 个单位"), Cell("4 个职务"), Cell(), Cell("23"), Cell(), Cell()),
)

EMPTY_TABLE = Table(
    "走访记录",
    (Column("日期", "day"),),
    (),
    Empty(
        "还没有走访记录",
        "区级领导干部到联系点走访、调研的情况登记在这里，用于按季核对走访次数和户数。",
        Act("新增走访", "#", "primary", writes=True),
    ),
)

FILTERS = Filters(
    "#",
    query="陈",
    query_label="姓名或职务",
    facets=(
        Facet("outcome", "核对结果", tuple(Option(code, word) for code, word in OUTCOMES.items())),
        Facet("unit", "单位", (Option("u1", LONG_UNIT), Option("u2", "示例区财政局", chosen=True))),
    ),
    active=(Link("姓名或职务：陈", "#"), Link("单位：示例区财政局", "#")),
    clear="#",
)

EXPLANATION = Explanation(
    "gallery",
    "陈明在现职位任职已满10年，必须交流。",
    Badge("fails"),
    Link("陈明", "#"),
    date(2009, 12, 31),
    Ground(
        "《若干措施》",
        "第二十条第三款",
        "同一职位任职满十年的，必须交流。",
        Force("must"),
        "warn",
        "2009-07-21",
        ("必须交流年限：10年（文件规定）", "提前提醒：6个月（本地设定）"),
        "#",
    ),
    (
        Evidence("同一职位任职起始", "1999年7月21日", (Link("任职 a-7k3m", "#"),)),
        Evidence("已满年数", "10"),
        Evidence("交流方案", "", (Link("交流登记", "#"),), missing=True),
    ),
    "满10年：自1999年7月21日起，至2009年7月21日满，当日计入。",
    ("自2009年7月21日起应当交流。", "登记新的任职后，结果自动改变。", "本条为“必须”，不接受例外。"),
    (Act("登记交流方案", "#", "primary", writes=True),),
    trace=(
        TraceStep("是否适用", "是", (TraceStep("任职方式为任职", "是"), TraceStep("职位的职位类别为领导职务", "是"))),
        TraceStep(
            "是否符合",
            "否",
            (
                TraceStep("同一职位任职起始", "1999年7月21日", (), (Link("任职 a-7k3m", "#"),)),
                TraceStep("已满年数", "10"),
            ),
        ),
    ),
)

FINDINGS = (
    FindingLine(
        Badge("fails", "#"),
        "在现职位任职已满10年，必须交流。",
        "QSH-20c　第二十条第三款",
        Force("must"),
        "2009-07-21 起",
    ),
    FindingLine(
        Badge("unknown", "#"), "缺少成长地，无法判断是否在本乡镇任职。", "QSH-20d　第二十条第四款", Force("default")
    ),
    FindingLine(
        Badge("not_configured", "#"),
        "文件没有规定合格学分的数值，本地尚未设定。",
        "QSH-3b　第三条第二款",
        Force("must"),
    ),
    FindingLine(
        Badge("holds", "#"),
        "本季度走访联系点3次，达到要求。",
        "QSH-10b　第十条第二款",
        Force("must"),
        "下一季度重新计算",
    ),
)

FACTS = (
    Fact("姓名", Cell("陈明")),
    Fact("性别", Cell("男")),
    Fact("出生日期", Cell("1957-06")),
    Fact("入党时间", Cell(unknown=True, href="#")),
    Fact("管理单位", Cell(LONG_UNIT, "#")),
    Fact("籍贯", Cell("")),
)

FIGURES = tuple(
    Figure(word, count, "#", ICONS[code])
    for (code, word), count in zip(OUTCOMES.items(), (1204, 37, 112, 8, 2), strict=True)
)

MATRIX = Table(
    "条款与结果",
    (
        Column("条款"),
        Column("效力", "narrow"),
        Column("不符合", "number"),
        Column("缺事实", "number"),
        Column("未设定", "number"),
        Column("符合", "number"),
    ),
    (
        (
            Cell("QSH-20b", "#", "任满八年列入交流计划"),
            Cell(force=Force("default")),
            Cell("12", "#"),
            Cell("3", "#"),
            Cell("0"),
            Cell("585", "#"),
        ),
        (
            Cell("QSH-20c", "#", "任满十年必须交流"),
            Cell(force=Force("must")),
            Cell("4", "#"),
            Cell("3", "#"),
            Cell("0"),
            Cell("593", "#"),
        ),
        (Cell("QSH-3b", "#", "学分合格"), Cell(force=Force("must")), Cell("0"), Cell("0"), Cell("1", "#"), Cell("0")),
    ),
)


class ExampleForm(forms.Form):
    """A form with each kind of field."""

    name = forms.CharField(label="姓名", max_length=30)
    born_on = forms.CharField(label="出生日期", help_text="可以只写到年或月，如 1957-06 或 1957。", required=False)
    kind = forms.ChoiceField(label="任职方式", choices=[("regular", "任职"), ("acting", "主持工作")])
    line = forms.ChoiceField(
        label="系列", choices=[("party", "党委"), ("government", "政府")], widget=forms.RadioSelect
    )
    counts = forms.BooleanField(label="占职数", required=False)
    note = forms.CharField(label="说明", widget=forms.Textarea(attrs={"rows": 3}), required=False)


def context() -> dict[str, object]:
    """Give the gallery all it shows."""
    return {
        "page": PAGE,
        "badges": [(Badge(code), Badge(code, "#")) for code in OUTCOMES],
        "forces": [Force(code) for code in FORCES],
        "table": TABLE,
        "one_row": Table("一行", TABLE.columns[:3], (TABLE.rows[0][:3],), sticky=False),
        "empty_table": EMPTY_TABLE,
        "matrix": MATRIX,
        "filters": FILTERS,
        "pager": Pager(10342, 101, 150, 3, 207, "#", "#", "人"),
        "short_pager": Pager(1, 1, 1),
        "tabs": (Tab("全部", "#", current=True, count=642), Tab("超任期", "#", count=4), Tab("缺事实", "#", count=112)),
        "explanation": EXPLANATION,
        "findings": FINDINGS,
        "facts": FACTS,
        "figures": FIGURES,
        "refusal": Refusal.of(
            "不能提交。该同志在现职位任职已满10年（自1999年7月21日起），依据《若干措施》第20条必须交流。请先登记交流方案。",
            Act("登记交流方案", "#", writes=True),
        ),
        "unknown": Refusal.of(
            "缺少任职起始日期，无法判断是否任满8年。请在“任职经历”中补充后重新核对。", Act("补充起始日期", "#")
        ),
        "progress": Progress("核对全部人员", "running", 312, 642, "已用时 4 秒，可以离开本页，结果会保留。", "#"),
        "finished": Progress(
            "核对全部人员", "done", 642, 642, "完成：37 项不符合，112 项缺事实。", result=Link("查看结果", "#")
        ),
        "steps": (Step("上传"), Step("对应栏目", current=True), Step("预览"), Step("收下")),
        "events": (
            Event("2009-07-21 09:15", "名册管理　李静", "新增任职“党组书记、局长”。"),
            Event("2009-07-22 14:02", "名册管理　李静", "更正任职起始日期：1999-07-12 改为 1999-07-21。"),
        ),
        "form": ExampleForm(),
        "faulty_form": ExampleForm({"name": "", "kind": "x", "line": ""}, prefix="faulty", auto_id="id_%s"),
    }
