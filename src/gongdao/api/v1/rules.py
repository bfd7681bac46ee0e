"""Documents, their clauses with the numbers that hold on a day, and where they are adopted."""

from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from gongdao.api.v1.cursors import Reading, part_of
from gongdao.api.v1.explanations import Number
from gongdao.api.v1.shapes import KEY_LENGTH, TEXT_LENGTH, Coded, Named, OnDay, Part, answers, named, optional, word
from gongdao.engine.clauses import FORCE_NAMES, Clause, Pack
from gongdao.engine.numbers import used_parameter
from gongdao.office.access.permissions import Permission
from gongdao.office.access.policy import requires
from gongdao.office.rulings import listing, queries
from gongdao.office.rulings.models import Adoption
from gongdao.packs.installed import load, pack_names

router = Router(tags=["文件和条款"])


class VersionShape(Schema):
    """One version of a document; without a day it is in force from its adoption."""

    version: str
    in_force_from: date | None


class PackShape(Schema):
    """A published document as it is installed."""

    name: str
    title: str
    short_title: str
    issuer: str
    locality: str
    issued_on: date | None
    versions: list[VersionShape]
    clause_count: int
    is_adopted: bool


class PackList(Schema):
    """The installed documents; `is_adopted` says whether one holds on the day for a unit in sight."""

    as_of: date
    items: list[PackShape]


class AdoptionShape(Schema):
    """A document holds for a unit and all below it."""

    key: str
    pack: str
    unit: Named
    adopted_on: date
    ended_on: date | None


class AdoptionList(Schema):
    """The adoptions that concern the units in sight, also ended ones."""

    items: list[AdoptionShape]


class ClauseLine(Schema):
    """A clause of a list."""

    id: str
    pack: str
    anchor: str
    summary: str
    force: Coded
    kind: str
    system: str
    status: str
    is_computed: bool


class ClauseList(Schema):
    """A part of the clauses, in the order of the documents."""

    items: list[ClauseLine]
    next: str | None


class ClauseShape(ClauseLine):
    """A clause with the numbers of its document; those that a locality has set stand in an explanation."""

    as_of: date
    about: str | None
    carried_by: str
    reason: str | None
    numbers: list[Number]


class ClausesAsked(Part):
    """Which clauses."""

    pack: str = optional("文件代号，如qsh_2009。", max_length=KEY_LENGTH)
    q: str = optional("条款号或内容中的文字。", max_length=TEXT_LENGTH)
    force: Literal["must", "default", "trial", "preference", "discretion", "statement"] = optional("效力。")


@router.get(
    "/packs",
    response=answers(PackList),
    summary="文件列表",
    operation_id="listPacks",
    description="已安装的文件；is_adopted为截至日期当天可见的单位是否采用。",
)
@requires(Permission.RULES_FINDING_READ)
def list_packs(request: HttpRequest, asked: Query[OnDay]) -> dict[str, object]:  # noqa: ARG001 -- the edge reads the day
    """List the installed documents."""
    held = {one.pack for one in queries.adoptions(request.user) if _holds(one, request.as_of)}
    items = [_pack(load(name), is_adopted=name in held) for name in pack_names()]
    return {"as_of": request.as_of, "items": items}


@router.get(
    "/adoptions",
    response=answers(AdoptionList),
    summary="采用情况",
    operation_id="listAdoptions",
    description="与可见单位有关的采用，包括已停用的。",
)
@requires(Permission.RULES_FINDING_READ)
def list_adoptions(request: HttpRequest) -> dict[str, object]:
    """List which units have adopted which documents."""
    plain = ("key", "pack", "adopted_on", "ended_on")
    found = queries.adoptions(request.user)
    return {"items": [{name: getattr(one, name) for name in plain} | {"unit": named(one.unit)} for one in found]}


@router.get(
    "/clauses",
    response=answers(ClauseList),
    summary="条款列表",
    operation_id="listClauses",
    description="已安装文件的条款，按文件中的次序排列。",
)
@requires(Permission.RULES_FINDING_READ)
def list_clauses(request: HttpRequest, asked: Query[ClausesAsked]) -> dict[str, object]:  # noqa: ARG001 -- every operation is asked alike
    """List the clauses of the installed documents."""
    on = {"pack": asked.pack, "text": asked.q, "force": asked.force}
    found = listing.clauses_matching({name: text for name, text in on.items() if text})
    clauses, following = part_of(Reading.of("clauses", asked), found, lambda clause: clause.id)
    return {"items": [_line(clause) for clause in clauses], "next": following}


@router.get(
    "/clauses/{str:clause_id}",
    response=answers(ClauseShape),
    summary="一条条款",
    operation_id="getClause",
    description="条款及其在截至日期当天的数值。当地设定的数值见核对说明。",
)
@requires(Permission.RULES_FINDING_READ)
def get_clause(request: HttpRequest, clause_id: str, asked: Query[OnDay]) -> dict[str, object]:  # noqa: ARG001 -- the edge reads the day
    """Give one clause with the numbers that hold on the day."""
    clause = next((found for name in pack_names() if (found := load(name).clause(clause_id))), None)
    if clause is None:
        raise Http404
    as_of = request.as_of
    numbers = [used_parameter(one, as_of, as_of) for one in clause.parameters]
    return _line(clause) | {
        "as_of": as_of,
        "about": clause.rule.about if clause.rule else None,
        "carried_by": clause.carried_by,
        "reason": clause.reason,
        "numbers": [{name: getattr(one, name) for name in Number.model_fields} for one in numbers],
    }


def _holds(adoption: Adoption, as_of: date) -> bool:
    return adoption.adopted_on <= as_of and (adoption.ended_on is None or as_of < adoption.ended_on)


def _pack(pack: Pack, *, is_adopted: bool) -> dict[str, object]:
    plain = ("name", "short_title", "issuer", "locality", "issued_on")
    return {name: getattr(pack, name) for name in plain} | {
        "title": pack.title_zh,
        "versions": [{"version": one.version, "in_force_from": one.in_force_from} for one in pack.versions],
        "clause_count": len(pack.clauses),
        "is_adopted": is_adopted,
    }


def _line(clause: Clause) -> dict[str, object]:
    return {name: str(getattr(clause, name)) for name in ("id", "pack", "anchor", "kind", "system", "status")} | {
        "summary": clause.summary_zh,
        "force": word(FORCE_NAMES, clause.force),
        "is_computed": clause.rule is not None,
    }
