"""Measure 31: daily supervision of officials (日常监督)."""

from __future__ import annotations

from gongdao.engine.language import (
    Parameters,
    Row,
    Truth,
    count,
    during_period,
    is_over,
    judge,
    judged_on,
    last_day_of_period,
    minimum,
    period_end,
    rule,
    unless_complete,
)
from gongdao.engine.nodes import Judgement
from gongdao.facts.assessment import INTEGRITY_REPORT
from gongdao.facts.conduct import AUDIT_REPORT, DECLARATION, INQUIRY_LETTER, TALK
from gongdao.facts.organisation import APPOINTMENT
from gongdao.packs.posts import leads_on


@rule("QSH-31d", about=APPOINTMENT, period="calendar_year")
def focus_posts_supervised(appointment: Row, p: Parameters) -> Judgement:
    """重点岗位的任职人，当年受到四种监督的次数达到规定；次数未设定时不作结论。"""
    about = {"person": appointment.person}

    def is_declaration(row: Row) -> Truth:
        return (row.kind == "personal_matters") & during_period(row.declared_on)

    def is_admonition(row: Row) -> Truth:
        return (row.kind == "admonition") & during_period(row.held_on)

    declarations = count(DECLARATION, about, "declarations", "报告个人有关事项次数", is_declaration)
    audits = count(AUDIT_REPORT, about, "audits", "经济责任审计次数", lambda row: during_period(row.commissioned_on))
    talks = count(TALK, about, "talks", "诫勉谈话次数", is_admonition)
    letters = count(INQUIRY_LETTER, about, "letters", "函询次数", lambda row: during_period(row.sent_on))
    acts = declarations + audits + talks + letters
    unit = appointment.unit
    incomplete = (
        unless_complete(DECLARATION, unit)
        | unless_complete(AUDIT_REPORT, unit)
        | unless_complete(TALK, unit)
        | unless_complete(INQUIRY_LETTER, unit)
    )
    post = appointment.post
    return judge(
        applies=appointment.current_on(judged_on) & (post.is_main_leader | post.is_focus),
        holds=(acts >= p.minimum_acts) | ~is_over() | incomplete,
        due=last_day_of_period(),
        since=period_end,
        evidence={
            "person": appointment.person,
            "post": post,
            "acts": ("当年监督次数", acts),
            "declarations": declarations,
            "audits": audits,
            "talks": talks,
            "letters": letters,
        },
    )


@rule("QSH-31e", about=APPOINTMENT, period="calendar_year")
def yearly_integrity_report(appointment: Row, p: Parameters) -> Judgement:
    """领导干部和所在领导班子每年各述职述廉一次。"""
    own = count(
        INTEGRITY_REPORT,
        {"person": appointment.person},
        "own",
        "本人述职述廉次数",
        lambda row: during_period(row.given_on),
    )
    of_body = count(
        INTEGRITY_REPORT,
        {"unit": appointment.unit},
        "of_body",
        "班子述职述廉次数",
        lambda row: row.lacks("person") & during_period(row.given_on),
    )
    reached = (own >= p.minimum_reports) & (of_body >= p.minimum_reports)
    return judge(
        applies=leads_on(appointment, judged_on),
        holds=minimum(reached, INTEGRITY_REPORT, appointment.unit),
        due=last_day_of_period(),
        since=period_end,
        evidence={"person": appointment.person, "own": own, "of_body": of_body},
    )
