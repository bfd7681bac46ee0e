"""Mutants that no worked case can or need tell apart, each with the reason, as reviewed."""

_LATE = (
    "Whether a plan is late is asked only when none is known to be in time and the deadline has passed. A plan for the "
    "year is then late, or its day is not known; in both ways the answer is that of the right rule."
)
_LAST_ONE = (
    "With the last place alone, a unit is in only when none is worse; then those of the same or a worse rank are those "
    "of the same rank. With one worse the lower end is two, which is out already."
)
_BEGUN = (
    "An appointment that begins after the day is not visible, so it is never judged; while its first day is not known, "
    "neither is whether it is new."
)
_UNSEEN = (
    "A row that begins after the day is not visible, and a quota or unit without a first day has always been there."
)
_BEGUN_DAY = (
    "An appointment that begins after the day is not visible; while its first day is not known, neither is the last day to "
    "talk."
)
_OWN_DAY = (
    "An appointment that begins after the day is not visible; while its first day is not known, neither is its place among "
    "the others."
)
_DAY_IN_THE_PERIOD = (
    "The day of the course lies in the year judged, so the day of evaluation is not after it exactly when the day judged "
    "is not."
)
_REMINDER = "It moves the day of the reminder only, which test_evidence asserts."
_NEXT_GRADE = (
    "While the register is not complete, it is unknown whether the next grade is reached, and so is the answer, whatever "
    "this grade says."
)

EXPLAINED = {
    "CD-11f applies: (started_on <= AsOf & (empty ended_on | ended_on > AsOf)) → (empty ended_on | "
    "ended_on > AsOf)": _BEGUN_DAY,
    "CD-16c applies: (started_on <= AsOf & (empty ended_on | ended_on > AsOf)) → (empty ended_on | ended_on > AsOf)": (
        _BEGUN
    ),
    "CD-25e applies: (started_on <= AsOf & (empty ended_on | ended_on > AsOf)) → (empty ended_on | "
    "ended_on > AsOf)": _OWN_DAY,
    "CD-25e count:place: (appointment.started_on <= AsOf & (empty appointment.ended_on | "
    "appointment.ended_on > AsOf)) → (empty appointment.ended_on | appointment.ended_on > AsOf)": _OWN_DAY,
    "CD-25e max:approved: ((empty quota.started_on | quota.started_on <= AsOf) & (empty quota.ended_on | "
    "quota.ended_on > AsOf)) → (empty quota.ended_on | quota.ended_on > AsOf)": _UNSEEN,
    "CD-25f count:place: (appointment.started_on <= AsOf & (empty appointment.ended_on | "
    "appointment.ended_on > AsOf)) → (empty appointment.ended_on | appointment.ended_on > AsOf)": _OWN_DAY,
    "CD-25f max:approved: ((empty quota.started_on | quota.started_on <= AsOf) & (empty quota.ended_on | "
    "quota.ended_on > AsOf)) → (empty quota.ended_on | quota.ended_on > AsOf)": _UNSEEN,
    "CD-26d applies: ((empty established_on | established_on <= AsOf) & (empty abolished_on | "
    "abolished_on > AsOf)) → (empty abolished_on | abolished_on > AsOf)": _UNSEEN,
    "GR-02 holds: AsOf → JudgedOn": (
        "The last day to report lies in the year judged, so the day of evaluation is not after it exactly when the day "
        "judged is not."
    ),
    "HZ-9a holds: AsOf → JudgedOn": _DAY_IN_THE_PERIOD,
    "JT-2d exists:is_organisation_department: ((empty unit_group.started_on | unit_group.started_on <= JudgedOn) & "
    "(empty unit_group.ended_on | unit_group.ended_on > JudgedOn)) → (empty unit_group.ended_on | "
    "unit_group.ended_on > JudgedOn)": "Without a period a membership that begins after the day judged is not visible.",
    "QSH-1a p.remind_before_months: 12 → 11": _REMINDER,
    "QSH-1a p.remind_before_months: 12 → 13": _REMINDER,
    "QSH-3c holds: (~(exists:credit_complete | exists:credit_complete_everywhere) & Awaits[coverage.credit]) → "
    "~(exists:credit_complete | exists:credit_complete_everywhere) #2": _NEXT_GRADE,
    "QSH-3c holds: (~(exists:credit_complete | exists:credit_complete_everywhere) & Awaits[coverage.credit]) → "
    "~(exists:credit_complete | exists:credit_complete_everywhere) #4": _NEXT_GRADE,
    "QSH-15a exists:late: (training_plan.plan_year == YearOf(PeriodStart) + 1 & training_plan.submitted_on > "
    "DayInYear[deadline](YearOf(PeriodStart))) → training_plan.plan_year == YearOf(PeriodStart) + 1": _LATE,
    "QSH-15a exists:late: training_plan.submitted_on > DayInYear[deadline](YearOf(PeriodStart)) → "
    "training_plan.submitted_on >= DayInYear[deadline](YearOf(PeriodStart))": _LATE,
    "QSH-20c p.remind_before_months: 6 → 5": _REMINDER,
    "QSH-20c p.remind_before_months: 6 → 7": _REMINDER,
    **{f"QSH-4{letter} p.remind_before_months: 12 → {months}": _REMINDER for letter in "defgh" for months in (11, 13)},
    "QSH-24f applies: ((empty started_on | started_on <= AsOf) & (empty ended_on | ended_on > AsOf)) → "
    "(empty ended_on | ended_on > AsOf)": "A quota that begins after the day is not visible, so it is never judged.",
    "QSH-24h applies: ((empty established_on | established_on <= AsOf) & (empty abolished_on | "
    "abolished_on > AsOf)) → (empty abolished_on | abolished_on > AsOf)": _UNSEEN,
    "QSH-24h sum:approved: ((empty quota.started_on | quota.started_on <= AsOf) & (empty quota.ended_on "
    "| quota.ended_on > AsOf)) → (empty quota.ended_on | quota.ended_on > AsOf)": _UNSEEN,
    "QSH-24h exists:listed: ((empty quota.started_on | quota.started_on <= AsOf) & (empty quota.ended_on "
    "| quota.ended_on > AsOf)) → (empty quota.ended_on | quota.ended_on > AsOf)": _UNSEEN,
    "QSH-24i applies: ((empty started_on | started_on <= AsOf) & (empty ended_on | ended_on > AsOf)) → "
    "(empty ended_on | ended_on > AsOf)": _UNSEEN,
    "QSH-29g count:tied: ranking.rank == rank → ranking.rank >= rank": _LAST_ONE,
    "QSH-30c count:tied: ranking.rank == rank → ranking.rank >= rank": _LAST_ONE,
    "XR-01 sum:running_grassroots: appointment.started_on <= entered_on → appointment.started_on < entered_on": (
        "An appointment that begins on the day itself adds no full month."
    ),
}
