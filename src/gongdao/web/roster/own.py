"""The own record (我的档案): what an official may see of oneself, without a way to the registers behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongdao.engine.names import day_text
from gongdao.office.access.policy import signed_in
from gongdao.office.people.own import OwnRecord, own_record
from gongdao.office.people.registers import PERSON
from gongdao.office.registers.queries import Page
from gongdao.office.rulings.models import Finding
from gongdao.packs.installed import load
from gongdao.web.shell import presenters as p
from gongdao.web.shell.registers.presenting import without_key

EMPTY = p.Empty("没有记录", "登记之后在这里显示。")


@require_GET
@signed_in("只显示与本人账号相对应的人员的公开、内部和个人级内容")
def show_own_record(request: HttpRequest) -> HttpResponse:
    found = own_record(by=request.user, as_of=request.as_of)
    lead = f"登记在您名下的内容，截至{day_text(request.as_of)}。如有出入，请告知名册管理人员更正。"
    context = {"page": p.Page("我的档案", lead)} | (_shown(found) if found else {})
    return render(request, "roster/own.html", context)


def _shown(found: OwnRecord) -> dict[str, object]:
    names = PERSON.relation.by_name
    cells = [cell for cell in found.line.cells if cell.column != PERSON.relation.key and cell.text]
    return {
        "facts": [p.Fact(names[cell.column].zh, p.Cell(without_key(cell))) for cell in cells],
        "tables": [_table(page) for page in found.pages],
        "findings": _findings(found.findings) if found.findings else None,
    }


def _table(page: Page) -> p.Table:
    columns = tuple(p.Column(column.zh) for column in page.columns if column.name != "person")
    rows = tuple(
        tuple(p.Cell(without_key(cell)) for cell in line.cells if cell.column != "person") for line in page.lines
    )
    return p.Table(page.register.zh, columns, rows, EMPTY)


def _findings(found: tuple[Finding, ...]) -> p.Table:
    columns = (p.Column("文件"), p.Column("条款"), p.Column("内容", "long"), p.Column("结论"))
    return p.Table("核对结果", columns, tuple(_finding(one) for one in found), EMPTY)


def _finding(one: Finding) -> tuple[p.Cell, ...]:
    pack = load(one.pack)
    clause = pack.clause(one.clause)
    return (
        p.Cell(f"《{pack.short_title}》"),
        p.Cell(clause.anchor if clause else one.clause),
        p.Cell(clause.summary_zh if clause else ""),
        p.Cell(badges=(p.Badge(one.outcome),)),
    )
