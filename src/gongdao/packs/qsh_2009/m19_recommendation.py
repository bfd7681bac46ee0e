"""Measure 19: open recommendation, best choice (公推优选)."""

from __future__ import annotations

from collections.abc import Callable
from operator import eq, gt

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    as_of,
    count,
    earliest,
    exists,
    judge,
    rule,
    when,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import TALLY
from gongdao.facts.organisation import APPOINTMENT, DECISION
from gongdao.facts.selection import CANDIDATE, ELECTOR, SELECTION_ROUND, SELECTION_STEP
from gongdao.packs.ballots import all_ballots

_OPEN = ("open_recommendation", "directed_recommendation")
_STEPS = ("nomination", "recommendation", "inspection", "deliberation", "vote")
_UNITS = ("township", "farm", "subdistrict", "park", "department")


def came_first(step: Row, earlier: str) -> Truth:
    """The earlier step of the round was held, and never on the day of this one or later."""
    by_round = {"round": step.round}
    held = exists(SELECTION_STEP, by_round, f"{earlier}_held", "前一环节已经进行", lambda row: row.kind == earlier)
    late = exists(
        SELECTION_STEP,
        by_round,
        f"{earlier}_late",
        "前一环节没有在先",
        lambda row: (row.kind == earlier) & (row.held_on >= step.held_on),
    )
    return held & ~late


@rule("QSH-19a", about=SELECTION_STEP)
def recommend_then_select_then_examine(step: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """先推荐后优选，先优选后考察。"""
    selected, examined = step.kind == "competition", step.kind == "inspection"
    return judge(
        applies=step.round.method.is_in(*_OPEN) & (selected | examined),
        holds=(~selected | came_first(step, "recommendation")) & (~examined | came_first(step, "competition")),
        evidence={"round": step.round, "kind": step.kind, "held_on": step.held_on},
    )


@rule("QSH-19c", about=SELECTION_STEP)
def more_candidates_than_posts(step: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """提名、推荐、考察、酝酿、表决五个环节，人选须多于职位。"""
    return judge(
        applies=step.round.method.is_in(*_OPEN) & step.kind.is_in(*_STEPS),
        holds=step.candidates > step.round.posts,
        evidence={
            "round": step.round,
            "kind": step.kind,
            "candidates": step.candidates,
            "posts": step.round.posts,
        },
    )


@rule("QSH-19d", about=SELECTION_ROUND)
def open_recommendation_for_leaders(selection: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """科级领导、学校领导和科级后备干部，用公推优选的办法产生。"""
    return judge(
        applies=selection.category.is_in("section_leader", "school_leader", "section_reserve"),
        holds=selection.method.is_in(*_OPEN),
        evidence={"category": selection.category, "method": selection.method},
    )


@rule("QSH-19f", about=TALLY)
def half_of_own_unit_votes(tally: Row, p: Parameters) -> Judgement:
    """本单位推荐得票低于规定比例的，一般不列为考察对象；恰好达到不受限制。"""
    ballots = p.choose("denominator", valid=tally.valid, returned=tally.returned, issued=tally.issued)
    share = p.share("share")
    return judge(
        applies=(tally.purpose == "recommendation") & (tally.scope == "own_unit"),
        holds=tally.in_favour * share.denominator >= ballots * share.numerator,
        evidence={"in_favour": tally.in_favour, "ballots": ("计票总数", ballots), **all_ballots(tally)},
    )


@rule("QSH-19h", about=ELECTOR)
def members_of_four_bodies_recommend(elector: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """定向推荐，一般由区四套班子成员推荐；以确定推荐人之日在任为准。"""
    is_member = exists(
        APPOINTMENT,
        {"person": elector.person},
        "is_member",
        "时任区四套班子成员",
        lambda row: (
            row.current_on(elector.listed_on) & (row.unit.kind == "authority") & (row.post.category == "leading")
        ),
    )
    return judge(
        applies=elector.round.method == "directed_recommendation",
        holds=is_member,
        evidence={"person": elector.person, "listed_on": elector.listed_on, "capacity": elector.capacity},
    )


@rule("QSH-19i", about=SELECTION_ROUND)
def widening_reasoned_before_vote(selection: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """扩大推荐范围，限于单位主要领导和各界代表，理由须在投票前记录。"""
    by_round = {"round": selection.key}
    wider = count(ELECTOR, by_round, "wider", "四套班子以外的推荐人数", lambda row: row.capacity != "four_bodies")
    outside = exists(ELECTOR, by_round, "outside", "有规定范围以外的推荐人", lambda row: row.capacity == "other")
    voted = exists(SELECTION_STEP, by_round, "voted", "已投票推荐", is_vote)
    voted_on = earliest(SELECTION_STEP, "held_on", by_round, "voted_on", "首次投票推荐日期", is_vote)
    reasoned = ~selection.lacks("widening_reason") & (selection.widened_on <= as_of)
    return judge(
        applies=(selection.method == "directed_recommendation") & (wider > 0),
        holds=~outside & reasoned & (~voted | (selection.widened_on < voted_on)),
        evidence={"wider": wider, "outside": ("有规定范围以外的推荐人", outside), "widened_on": selection.widened_on},
    )


def is_vote(step: Row) -> Truth:
    """The step in which the electors recommend."""
    found: Truth = step.kind == "recommendation"
    return found


def rivals(candidate: Row, name: str, zh: str, compare: Callable[[Quantity, Quantity], Truth]) -> Quantity:
    """How many candidates for the same post in the same round have votes that compare so with those of this one."""
    return count(
        CANDIDATE,
        {"round": candidate.round, "post": candidate.post},
        name,
        zh,
        lambda row: compare(row.tally.in_favour, candidate.tally.in_favour),
    )


@rule("QSH-19j", about=CANDIDATE)
def first_by_votes_compete(candidate: Row, p: Parameters) -> Judgement:
    """定向推荐每一职位得票居前的进入差额选拔；并列或者无票的不作推定，由决议取舍。"""
    votes = candidate.tally.in_favour
    ahead = rivals(candidate, "ahead", "得票更多的人数", gt)
    level = rivals(candidate, "level", "得票相同的人数（含本人）", eq)
    of_candidate = {"candidate": candidate.key}
    resolved = exists(DECISION, of_candidate, "resolved", "已有取舍决议", lambda row: row.matter == "shortlist")
    chosen = exists(
        DECISION,
        of_candidate,
        "chosen",
        "决议列入",
        lambda row: (row.matter == "shortlist") & row.approved,
    )
    certain = (ahead + level <= p.first_places) & (votes > 0)
    decided = when(chosen, "decision.shortlist", "并列人选的取舍决议") & (chosen | ~resolved)
    return judge(
        applies=candidate.round.method == "directed_recommendation",
        holds=(ahead < p.first_places) & (certain | decided),
        evidence={"person": candidate.person, "votes": ("推荐票数", votes), "ahead": ahead, "level": level},
    )


@rule("QSH-19k", about=SELECTION_ROUND)
def section_heads_by_three_ways(selection: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """内设机构、科室负责人，通过优化组合、竞争上岗和轮岗交流产生。"""
    return judge(
        applies=(selection.category == "section_head") & selection.unit.kind.is_in(*_UNITS),
        holds=selection.method.is_in("optimised_combination", "competition", "rotation"),
        evidence={"unit": selection.unit, "method": selection.method},
    )
