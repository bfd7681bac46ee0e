"""The page of one clause: what it says, what it binds, on which numbers, and how it fares."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongdao.engine.clauses import EFFECT_NAMES, VERSION_NAMES, Clause, Pack, Status
from gongdao.engine.names import day_text
from gongdao.engine.reads import reads_sealed
from gongdao.facts.dictionary import RELATIONS
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings import queries, rulebook
from gongdao.office.rulings.models import Adoption
from gongdao.packs.installed import load, pack_names
from gongdao.web.rules import numbers
from gongdao.web.rules.asking import questions_about
from gongdao.web.rules.faring import by_unit
from gongdao.web.rules.words import EFFECT_MEANINGS, FORCE_MEANINGS, KINDS, PERIODS, STATUSES, SYSTEMS
from gongdao.web.rules.worked import cases_of
from gongdao.web.shell import links
from gongdao.web.shell import presenters as p


@require_GET
@requires(Permission.RULES_FINDING_READ)
def show_clause(request: HttpRequest, clause_id: str) -> HttpResponse:
    pack, clause = _found(clause_id)
    held = rulebook.adoptions_by_pack(request.user, request.as_of)
    sweep = queries.sweep_of(request.as_of) if _is_swept(clause) else None
    counted = rulebook.counts_by_unit(request.user, sweep, clause.id) if sweep else []
    local = rulebook.local_values(held.get(pack.name, []), clause.id, request.as_of)
    context = {
        "page": _page(pack, clause),
        "facts": tuple(_facts(pack, clause, held.get(pack.name, []), request.as_of)),
        "parameters": numbers.of_the_day(clause, request.as_of),
        "history": numbers.history(clause, request.as_of),
        "local": numbers.local(local),
        "questions": questions_about(clause, request.as_of),
        "units": by_unit(clause.id, counted, request.as_of) if counted else None,
        "faring": _faring(clause, request.as_of, is_swept=sweep is not None, is_found=bool(counted)),
        "beside": _beside(clause, held, request.as_of),
        "cases": cases_of(pack, clause),
    }
    return render(request, "rules/clause.html", context)


def _found(clause_id: str) -> tuple[Pack, Clause]:
    for name in pack_names():
        if clause := load(name).clause(clause_id):
            return load(name), clause
    raise Http404


def _is_swept(clause: Clause) -> bool:
    return clause.rule is not None and not reads_sealed(clause)


def _page(pack: Pack, clause: Clause) -> p.Page:
    crumbs = (
        p.Link("规则手册", reverse("rules:book")),
        p.Link(f"《{pack.short_title}》", reverse("rules:document", args=[pack.name])),
        p.Link(clause.anchor),
    )
    findings = links.with_query(reverse("rules:findings"), clause=clause.id)
    return p.Page(clause.id, clause.summary_zh, crumbs, (p.Act("核对结果", findings),) if _is_swept(clause) else ())


def _facts(pack: Pack, clause: Clause, held: list[Adoption], as_of: date) -> Iterator[p.Fact]:
    yield p.Fact("文件", p.Cell(f"《{pack.title_zh}》", reverse("rules:document", args=[pack.name])))
    yield p.Fact("位置", p.Cell(clause.anchor, note=_division(pack, clause)))
    yield p.Fact("效力", p.Cell(force=p.Force(clause.force), note=FORCE_MEANINGS[clause.force]))
    if clause.effect:
        yield p.Fact("不符合时", p.Cell(EFFECT_NAMES[clause.effect], note=EFFECT_MEANINGS[clause.effect]))
    yield p.Fact("类别", p.Cell(KINDS[clause.kind]))
    yield p.Fact("业务", p.Cell(SYSTEMS[clause.system]))
    yield p.Fact("承载方式", p.Cell(STATUSES[clause.status], note=_carrier(clause)))
    if clause.rule is not None:
        yield p.Fact(
            "核对对象", p.Cell(RELATIONS[clause.rule.about].zh, note=PERIODS.get(clause.rule.period or "", ""))
        )
    if reads_sealed(clause):
        yield p.Fact("何时核对", p.Cell("由办理时核对，不列入定期核对"))
    yield p.Fact("当日版本", p.Cell(_version(pack, clause, as_of), note=_lasting(clause)))
    yield p.Fact("采用单位", p.Cell(_adopters(held)))


def _division(pack: Pack, clause: Clause) -> str:
    return next(measure.title_zh for measure in pack.measures if measure.number == clause.measure)


def _carrier(clause: Clause) -> str:
    if clause.reason:
        return clause.reason
    return "" if clause.status in (Status.COMPUTED, Status.PENDING) else clause.carried_by


def _version(pack: Pack, clause: Clause, as_of: date) -> str:
    version = pack.version_on(as_of)
    if version is None or not clause.is_in_force(as_of):
        return "当日不在施行中"
    return VERSION_NAMES.get(version.version, version.version)


def _lasting(clause: Clause) -> str:
    begins = f"自{day_text(clause.begins_on)}起" if clause.begins_on else ""
    ends = f"自{day_text(clause.ends_on)}起不再施行" if clause.ends_on else ""
    return "，".join(part for part in (begins, ends) if part)


def _adopters(held: list[Adoption]) -> str:
    return "、".join(f"{one.unit.name}（{one.adopted_on}起）" for one in held) or "没有单位采用"


def _faring(clause: Clause, as_of: date, *, is_swept: bool, is_found: bool) -> str:
    """Say why there are no counts; nothing where there are some, or can be none."""
    if not _is_swept(clause) or is_found:
        return ""
    if not is_swept:
        return f"{day_text(as_of)}还没有核对过。核对以后，这里按单位列出数量。"
    return "这一天没有适用本条的结论，或者不在您的管理范围内。"


def _beside(clause: Clause, held: dict[str, list[Adoption]], as_of: date) -> p.Table:
    """Put the clauses of other documents on the same matter beside this one; each counts for itself."""
    columns = (
        p.Column("文件"),
        p.Column("条款", "narrow"),
        p.Column("内容", "long"),
        p.Column("效力", "narrow"),
        p.Column("当日的数值"),
        p.Column("采用", "narrow"),
    )
    others = [
        one
        for name in pack_names()
        if name != clause.pack
        for one in load(name).clauses
        if clause.matter and one.matter == clause.matter
    ]
    return p.Table("同一事项的其他条款", columns, tuple(_other(one, held, as_of) for one in others))


def _other(clause: Clause, held: dict[str, list[Adoption]], as_of: date) -> tuple[p.Cell, ...]:
    pack = load(clause.pack)
    return (
        p.Cell(f"《{pack.short_title}》", reverse("rules:document", args=[pack.name])),
        p.Cell(clause.id, reverse("rules:clause", args=[clause.id]), note=clause.anchor),
        p.Cell(clause.summary_zh),
        p.Cell(force=p.Force(clause.force)),
        p.Cell(numbers.in_a_line(clause, as_of)),
        p.Cell("已采用" if clause.pack in held else "未采用"),
    )
