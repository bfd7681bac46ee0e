"""Measure 29: stepping down and yellow cards; a vote or a last place opens, a person decides (能下、黄牌)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Text,
    Truth,
    as_of,
    between,
    count,
    distinct,
    exists,
    judge,
    rule,
    when,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import TARGET
from gongdao.facts.assessment import CAUSE_FINDING, OPENED_POST, RANKING, TALLY, YELLOW_CARD
from gongdao.facts.conduct import MEASURE
from gongdao.facts.organisation import APPOINTMENT, DECISION
from gongdao.packs.ballots import all_ballots


def ballots_counted(tally: Row, p: Parameters) -> Quantity:
    """The denominator of a vote ratio, as the locality has set it (A2)."""
    return p.choose("denominator", valid=tally.valid, returned=tally.returned, issued=tally.issued)


def same_list(ranking: Row) -> dict[str, Text | Quantity]:
    """Link the entries of one list: same group, locality and year."""
    return {
        "group": ranking.group,
        "locality": ranking.locality,
        "assessment_year": ranking.assessment_year,
    }


def place_from_bottom(ranking: Row) -> Quantity:
    """The place counted from the bottom of the group and year; a tie leaves it between two numbers (A19)."""
    listed = same_list(ranking)
    worse = count(RANKING, listed, "worse", "名次在后的单位数", lambda row: row.rank > ranking.rank)
    tied = count(RANKING, listed, "tied", "同名次的单位数", lambda row: row.rank == ranking.rank)
    return between(worse + 1, worse + tied, "resolution.tie", "并列名次的处理决议")


def group_size(ranking: Row) -> Quantity:
    """How many units the group of that year has."""
    return count(RANKING, same_list(ranking), "group_size", "本组单位数")


@rule("QSH-29a", about=TALLY)
def two_thirds_good_votes(tally: Row, p: Parameters) -> Judgement:
    """优秀和称职票未达到规定比例，群众不满意，具备一项或者同时具备（A1）的启动核查；是否调整另经考核认定。"""
    ballots = ballots_counted(tally, p)
    good = tally.excellent + tally.competent
    share = p.share("share")
    reached = good * share.denominator >= ballots * share.numerator
    satisfied = ~tally.masses_dissatisfied.recorded
    return judge(
        applies=tally.purpose == "evaluation",
        holds=(reached & satisfied) | (p.is_chosen("condition", "both") & (reached | satisfied)),
        evidence={
            "good": ("优秀和称职票数", good),
            "ballots": ("计票总数", ballots),
            "masses_dissatisfied": ("群众不满意", tally.masses_dissatisfied),
            **all_ballots(tally),
        },
    )


@rule("QSH-29b", about=TALLY)
def one_third_incompetent_votes(tally: Row, p: Parameters) -> Judgement:
    """不称职票超过规定比例的，启动核查；是否免职另经考核认定。"""
    ballots = ballots_counted(tally, p)
    share = p.share("share")
    return judge(
        applies=tally.purpose == "evaluation",
        holds=tally.incompetent * share.denominator <= ballots * share.numerator,
        evidence={"incompetent": tally.incompetent, "ballots": ("计票总数", ballots), **all_ballots(tally)},
    )


@rule("QSH-29g", about=RANKING)
def yellow_card_for_last_place(ranking: Row, p: Parameters) -> Judgement:
    """末位且属主观因素、经常委会同意的，给予黄牌；三者缺一不发。"""
    of_unit = {"unit": ranking.unit}

    def is_same_year(row: Row) -> Truth:
        found: Truth = row.assessment_year == ranking.assessment_year
        return found

    found = exists(CAUSE_FINDING, of_unit, "found", "已认定原因", is_same_year)
    subjective = exists(
        CAUSE_FINDING,
        of_unit,
        "subjective",
        "属主观因素",
        lambda row: is_same_year(row) & (row.cause == "subjective"),
    )
    approved = exists(
        DECISION,
        of_unit,
        "approved",
        "常委会同意",
        lambda row: is_same_year(row) & (row.matter == "yellow_card") & row.approved,
    )
    card = exists(YELLOW_CARD, of_unit, "card", "已发黄牌", is_same_year)
    grounds = subjective & approved
    return judge(
        applies=(ranking.assessment_year >= p.first_assessment_year) & (place_from_bottom(ranking) <= p.last_places),
        holds=(card & grounds) | (~card & ~grounds & when(found, "cause_finding", "末位原因认定")),
        evidence={
            "rank": ranking.rank,
            "group_size": group_size(ranking),
            "subjective": ("属主观因素", subjective),
            "approved": ("常委会同意", approved),
            "cards": ("已发黄牌", card),
        },
    )


@rule("QSH-29h", about=YELLOW_CARD)
def posts_opened_after_successive_cards(card: Row, p: Parameters) -> Judgement:
    """连续规定年数被黄牌警告的，党委、政府正职均公推优选。"""
    of_unit = {"unit": card.unit}
    cards = distinct(
        YELLOW_CARD,
        "assessment_year",
        of_unit,
        "cards",
        "连续年度的黄牌数",
        lambda row: (
            (row.assessment_year <= card.assessment_year)
            & (row.assessment_year + p.years_running > card.assessment_year)
        ),
    )

    def opened(line: str, zh: str) -> Truth:
        return exists(
            OPENED_POST,
            of_unit,
            f"{line}_opened",
            zh,
            lambda row: (row.method == "open_recommendation") & (row.line == line) & (row.opened_on >= card.issued_on),
        )

    party, government = opened("party", "党委正职已公推优选"), opened("government", "政府正职已公推优选")
    return judge(
        applies=cards >= p.years_running,
        holds=party & government,
        evidence={
            "cards": cards,
            "party_opened": ("党委正职已公推优选", party),
            "government_opened": ("政府正职已公推优选", government),
        },
    )


@rule("QSH-29c", about=TARGET)
def missed_pledge_answered_for(target: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """“一把手”因主观原因未按期完成责任状目标的，诫勉谈话并通报批评。"""
    is_chief = exists(
        APPOINTMENT,
        {"person": target.person, "unit": target.unit},
        "is_chief",
        "到期时任正职",
        lambda row: row.post.is_main_leader & row.current_on(target.due_on),
    )

    def taken(kind: str, name: str) -> Truth:
        zh = MEASURE.by_name["kind"].code_names[kind]
        return exists(MEASURE, {"origin": target.key}, name, zh, lambda row: row.kind == kind)

    lacking = target.lacks("done_on")
    missed = (lacking & (target.due_on < as_of)) | (~lacking & (target.done_on > target.due_on))
    talked, criticised = taken("admonition_talk", "talked"), taken("circulated_criticism", "criticised")
    return judge(
        applies=(target.kind == "pledge") & is_chief & missed & (target.cause == "subjective"),
        holds=talked & criticised,
        since=target.due_on + 1,
        evidence={
            "due_on": target.due_on,
            "talked": ("诫勉谈话", talked),
            "criticised": ("全区通报批评", criticised),
        },
    )
