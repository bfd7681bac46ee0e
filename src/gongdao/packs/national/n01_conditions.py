"""Conditions of selection (选拔任用的条件)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Quantity,
    Row,
    Truth,
    as_of,
    count,
    days_between,
    distinct,
    earliest,
    exists,
    full_months,
    full_years,
    judge,
    months_before,
    rule,
    total,
    unless_complete,
    year_of,
    years_after,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.accountability import SANCTION
from gongdao.facts.assessment import ASSESSMENT
from gongdao.facts.conduct import MEASURE
from gongdao.facts.organisation import APPOINTMENT
from gongdao.facts.people import EDUCATION
from gongdao.facts.selection import CANDIDATE
from gongdao.facts.training import ENROLMENT
from gongdao.packs.national.in_effect import former_warning_lasts, government_lasts, lasts, party_lasts

_COUNTY = ("county_chief", "county_deputy")
_GRASSROOTS = ("township", "subdistrict", "park", "farm", "village", "community")


def is_open(candidate: Row, *manners: str) -> Truth:
    """A proposal of one of these manners that is not settled yet."""
    not_settled = candidate.lacks("closed_on") | (candidate.closed_on > as_of)
    open_now: Truth = candidate.manner.is_in(*manners) & not_settled
    return open_now


def is_promoted_to_county(candidate: Row) -> Truth:
    """An open proposal of promotion to county rank."""
    return is_open(candidate, "promotion") & candidate.post.level.is_in(*_COUNTY)


def appointments_recorded(candidate: Row) -> Truth:
    """Be unknown while the appointments of the candidate are not declared complete up to the entry on the list."""
    return unless_complete(
        APPOINTMENT, candidate.person.unit, candidate.entered_on, first=candidate.person.started_work_on
    )


def grassroots_months(candidate: Row) -> Quantity:
    """Full months of appointments at the grass roots up to the entry on the list."""
    entered_on = candidate.entered_on
    by = {"person": candidate.person}
    ended = total(
        APPOINTMENT,
        lambda row: full_months(row.started_on, row.ended_on),
        by,
        "ended_grassroots",
        "已结束的基层任职月数",
        lambda row: row.unit.kind.is_in(*_GRASSROOTS) & ~row.lacks("ended_on") & (row.ended_on <= entered_on),
    )
    running = total(
        APPOINTMENT,
        lambda row: full_months(row.started_on, entered_on),
        by,
        "running_grassroots",
        "列入时仍在任的基层任职月数",
        lambda row: row.unit.kind.is_in(*_GRASSROOTS) & row.current_on(entered_on),
    )
    return ended + running


def held_since(candidate: Row, level: str) -> Quantity:
    """The first day on which the person of a candidacy held a leading post of one level."""
    return earliest(
        APPOINTMENT,
        "started_on",
        {"person": candidate.person},
        "since",
        "任该层次职务起始",
        lambda row: (row.kind == "regular") & (row.post.level == level) & (row.started_on <= candidate.entered_on),
    )


@rule("XR-01", about=CANDIDATE)
def service_and_grassroots(candidate: Row, p: Parameters) -> Judgement:
    """提任县处级领导职务应当具有规定的工龄和基层工作经历。"""
    service = full_years(candidate.person.started_work_on, candidate.entered_on)
    months = grassroots_months(candidate)
    has_grassroots = (months >= p.grassroots_years * 12) | appointments_recorded(candidate)
    return judge(
        applies=is_promoted_to_county(candidate),
        holds=(service >= p.service_years) & has_grassroots,
        evidence={"service": ("工龄", service), "grassroots": ("基层任职月数", months)},
    )


@rule("XR-02", about=CANDIDATE)
def posts_at_the_level_below(candidate: Row, p: Parameters) -> Judgement:
    """提任县处级以上领导职务一般应当具有在下一级两个以上职位任职的经历。"""
    posts = distinct(
        APPOINTMENT,
        "post",
        {"person": candidate.person},
        "posts",
        "下一级任职的职位数",
        lambda row: (
            (row.kind == "regular")
            & (row.post.level.place == candidate.post.level.place + 1)
            & (row.started_on <= candidate.entered_on)
        ),
    )
    return judge(
        applies=is_promoted_to_county(candidate),
        holds=(posts >= p.minimum_posts) | appointments_recorded(candidate),
        evidence={"posts": posts},
    )


@rule("XR-03", about=CANDIDATE)
def years_as_deputy(candidate: Row, p: Parameters) -> Judgement:
    """由副职提任县处级正职的，应当在副职岗位工作规定年限以上。"""
    since = held_since(candidate, "county_deputy")
    held = full_years(since, candidate.entered_on)
    return judge(
        applies=is_open(candidate, "promotion")
        & (candidate.post.level == "county_chief")
        & (candidate.present_post.level == "county_deputy"),
        holds=held >= p.deputy_years,
        evidence={"since": since, "held": ("任副职年数", held)},
    )


@rule("XR-04", about=CANDIDATE)
def years_as_chief_below(candidate: Row, p: Parameters) -> Judgement:
    """由下级正职提任县处级副职的，应当在下级正职岗位工作规定年限以上。"""
    since = held_since(candidate, "section_chief")
    held = full_years(since, candidate.entered_on)
    return judge(
        applies=is_open(candidate, "promotion")
        & (candidate.post.level == "county_deputy")
        & (candidate.present_post.level == "section_chief"),
        holds=held >= p.chief_years,
        evidence={"since": since, "held": ("任下级正职年数", held)},
    )


@rule("XR-05", about=CANDIDATE)
def education_required(candidate: Row, p: Parameters) -> Judgement:
    """提任领导职务应当具有规定的学历。"""
    college = _has_finished(candidate, "college", ("college",))
    bachelor = _has_finished(candidate, "bachelor", ("bachelor", "master", "doctor"))
    entered_on = candidate.entered_on
    return judge(
        applies=is_open(candidate, "promotion", "exceptional"),
        holds=bachelor
        | (p.is_chosen("minimum_level", "college") & college)
        | unless_complete(EDUCATION, candidate.person.unit, entered_on, first=entered_on),
        evidence={"college": ("大专学历", college), "bachelor": ("本科以上学历", bachelor)},
    )


def _has_finished(candidate: Row, name: str, levels: tuple[str, ...]) -> Truth:
    return exists(
        EDUCATION,
        {"person": candidate.person},
        f"has_{name}",
        "已取得的学历",
        lambda row: row.level.is_in(*levels) & (row.graduated_on <= candidate.entered_on),
    )


@rule("XR-06", about=CANDIDATE)
def trained_before_promotion(candidate: Row, p: Parameters) -> Judgement:
    """提任县处级领导职务前应当达到规定的培训学时或者天数。"""
    entered_on = candidate.entered_on
    first = months_before(entered_on, p.years * 12)

    def counts(row: Row) -> Truth:
        finished: Truth = (row.completed_on > first) & (row.completed_on <= entered_on)
        return finished

    by = {"person": candidate.person}
    hours = total(ENROLMENT, "course.hours", by, "hours", "培训学时", counts)
    days = total(
        ENROLMENT,
        lambda row: days_between(row.started_on, row.completed_on) + 1,
        by,
        "days",
        "脱产培训天数",
        lambda row: counts(row) & (row.course.mode == "full_time"),
    )
    reached = (hours >= p.minimum_hours) | (days >= p.minimum_days)
    return judge(
        applies=is_promoted_to_county(candidate),
        holds=reached | unless_complete(ENROLMENT, candidate.person.unit, entered_on, first=first),
        evidence={"hours": hours, "days": days},
    )


@rule("XR-08", about=CANDIDATE)
def exceptional_promotion(candidate: Row, p: Parameters) -> Judgement:
    """提拔任职不满规定年限的不得破格，不得越过规定的层次数以上。"""
    recent = count(
        APPOINTMENT,
        {"person": candidate.person},
        "recent",
        "不满年限的提拔次数",
        lambda row: (
            (row.entry == "promotion")
            & (row.started_on <= candidate.entered_on)
            & (years_after(row.started_on, p.minimum_years) > candidate.entered_on)
        ),
    )
    steps = candidate.post.level.place + p.skipped_levels + 1
    return judge(
        applies=is_open(candidate, "exceptional"),
        holds=(recent <= 0) & (candidate.present_post.level.place <= steps),
        evidence={"recent": recent},
    )


@rule("XR-10a", about=CANDIDATE)
def last_grade(candidate: Row, p: Parameters) -> Judgement:  # noqa: ARG001 -- the clause gives no number
    """上一年年度考核基本称职以下的，不得列为考察对象。"""
    poor = exists(
        ASSESSMENT,
        {"person": candidate.person},
        "poor",
        "上一年考核为基本称职以下",
        lambda row: (
            row.grade.is_in("basic", "incompetent")
            & (row.assessment_year + 1 == year_of(candidate.listed_for_inspection_on))
        ),
    )
    return judge(
        applies=is_inspected(candidate),
        holds=~poor,
        evidence={"listed_for_inspection_on": candidate.listed_for_inspection_on, "poor": ("基本称职以下", poor)},
    )


def is_inspected(candidate: Row) -> Truth:
    """An open proposal to promote or put to important use somebody who has been listed for inspection."""
    return is_open(candidate, "promotion", "exceptional", "important_use") & ~candidate.lacks(
        "listed_for_inspection_on"
    )


@rule("XR-10b", about=CANDIDATE)
def after_admonition(candidate: Row, p: Parameters) -> Judgement:
    """诫勉影响期未满的，不得列为考察对象。"""
    day = candidate.listed_for_inspection_on
    admonished = count(
        MEASURE,
        {"person": candidate.person},
        "admonished",
        "影响期未满的诫勉",
        lambda row: (row.kind == "admonition_talk") & lasts(row.decided_on, p.admonition_months, day),
    )
    return judge(
        applies=is_inspected(candidate),
        holds=admonished <= 0,
        evidence={"listed_for_inspection_on": day, "admonished": admonished},
    )


@rule("XR-10c", about=CANDIDATE)
def after_sanction(candidate: Row, p: Parameters) -> Judgement:
    """处分影响期未满的，不得列为考察对象。"""
    day, changed_on = candidate.listed_for_inspection_on, p.party_changed_on
    in_force = count(
        SANCTION,
        {"person": candidate.person},
        "in_force",
        "影响期未满的处分",
        lambda row: (
            government_lasts(row, p, day)
            | party_lasts(row, p, day, changed_on)
            | former_warning_lasts(row, p.former_warning_months, p.former_serious_months, day, changed_on)
        ),
    )
    return judge(
        applies=is_inspected(candidate),
        holds=in_force <= 0,
        evidence={"listed_for_inspection_on": day, "in_force": in_force},
    )
