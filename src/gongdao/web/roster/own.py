"""The own record (我的档案): what an official may see of oneself, without a way to the registers behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongdao.engine.clauses import EFFECT_NAMES, Effect
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


@dataclass(frozen=True)
class Part:
    """A part of the page, to which its head leads by name."""

    name: str
    table: p.Table


@require_GET
@signed_in("只显示与本人账号相对应的人员的公开、内部、个人级内容和已评定的考核结果")
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
        "parts": list(_parts(found)),
    }


def _parts(found: OwnRecord) -> Iterator[Part]:
    """Put what was decided about one first, then what is entered, then what else was found."""
    yield from (Part(page.register.name, _table(page)) for page in found.results)
    if found.obstacles:
        yield Part("obstacles", _obstacles(found.obstacles))
    yield from (Part(page.register.name, _table(page)) for page in found.pages)
    if others := _others(found):
        yield Part("findings", _findings(others))


def _table(page: Page) -> p.Table:
    own = page.register.kind.person
    columns = tuple(p.Column(column.zh) for column in page.columns if column.name != own)
    rows = tuple(tuple(p.Cell(without_key(cell)) for cell in line.cells if cell.column != own) for line in page.lines)
    return p.Table(page.register.zh, columns, rows, EMPTY)


def _others(found: OwnRecord) -> tuple[Finding, ...]:
    return tuple(one for one in found.findings if one not in found.obstacles)


def _obstacles(found: tuple[Finding, ...]) -> p.Table:
    columns = (p.Column("条款"), p.Column("内容", "long"), p.Column("后果", "narrow"), p.Column("变化日期", "day"))
    rows = tuple(
        (
            p.Cell(_anchor(one), note=f"《{load(one.pack).short_title}》"),
            p.Cell(_summary(one)),
            p.Cell(EFFECT_NAMES[Effect(one.effect)], note="已记例外" if one.exception else ""),
            p.Cell(one.next_change_on.isoformat() if one.next_change_on else ""),
        )
        for one in found
    )
    return p.Table("暂缓或者不得办理的原因", columns, rows, EMPTY)


def _findings(found: tuple[Finding, ...]) -> p.Table:
    columns = (p.Column("文件"), p.Column("条款"), p.Column("内容", "long"), p.Column("结论"))
    return p.Table("与本人有关的核对结果", columns, tuple(_finding(one) for one in found), EMPTY)


def _finding(one: Finding) -> tuple[p.Cell, ...]:
    return (
        p.Cell(f"《{load(one.pack).short_title}》"),
        p.Cell(_anchor(one)),
        p.Cell(_summary(one)),
        p.Cell(badges=(p.Badge(one.outcome),)),
    )


def _anchor(one: Finding) -> str:
    clause = load(one.pack).clause(one.clause)
    return clause.anchor if clause else one.clause


def _summary(one: Finding) -> str:
    clause = load(one.pack).clause(one.clause)
    return clause.summary_zh if clause else ""
