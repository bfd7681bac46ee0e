"""Dashboard, lists, explanation, and what is done about them."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from gongdao.facts.relation import Level
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.models import Event
from gongdao.office.jobs import runner
from gongdao.office.jobs.models import Job
from gongdao.office.people.models import Appointment
from gongdao.office.rulings.models import Adoption, ExceptionRecord, Finding
from tests.factories.findings import DAY
from tests.factories.packs import measures_without_a_date

DASHBOARD, FINDINGS, CHANGES = (reverse(f"rules:{name}") for name in ("dashboard", "findings", "changes"))
ON_DAY = {"as_of": DAY.isoformat()}


def explanation(clause: str = "QSH-20c", subject: str = "a1") -> str:
    return reverse("rules:explanation", args=[clause, subject])


@pytest.mark.parametrize("address", [DASHBOARD, FINDINGS, CHANGES, explanation(), reverse("rules:adoption")])
@pytest.mark.parametrize("role", [*ROLES, None])
def test_page_opens_exactly_for_those_who_may_read(sign_in, swept, role, address):
    answer = sign_in(role).get(address, ON_DAY)

    may = role is not None and Permission.RULES_FINDING_READ in ROLES[role].permissions
    assert answer.status_code == (HTTPStatus.OK if may else HTTPStatus.FORBIDDEN)


def test_day_that_was_not_swept_says_so_and_offers_it(sign_in, adopted):
    answer = sign_in("leader").get(DASHBOARD, ON_DAY)

    assert "2026年7月21日还没有核对过" in answer.text
    assert answer.context["empty"].act.fields == (("as_of", "2026-07-21"),)
    assert "2026年7月21日还没有核对过" in sign_in("leader", username="b").get(FINDINGS, ON_DAY).text


def test_dashboard_counts_four_outcomes_and_leads_to_their_lists(sign_in, make_finding):
    make_finding(1)
    make_finding(2, outcome="unknown", clause="QSH-20b")

    answer = sign_in("leader").get(DASHBOARD, ON_DAY)

    assert [(one.label, one.number, bool(one.href)) for one in answer.context["figures"]] == [
        ("符合", 0, False),
        ("不符合", 1, True),
        ("缺事实", 1, True),
        ("未设定", 0, False),
        ("与上次不同", 0, False),
    ]
    rows = [[cell.text for cell in row] for row in answer.context["table"].rows]
    assert [(row[0][:7], *row[3:]) for row in rows] == [
        ("QSH-20b", "0", "0", "1", "0"),
        ("QSH-20c", "0", "1", "0", "0"),
    ]
    linked = answer.context["table"].rows[1][4].href
    assert linked == f"{FINDINGS}?outcome=fails&clause=QSH-20c&as_of=2026-07-21"


@pytest.mark.parametrize("count", [1, 3])
def test_findings_ask_the_database_a_known_number_of_times(sign_in, make_finding, django_assert_num_queries, count):
    for number in range(count):
        make_finding(number)
    client = sign_in("auditor")
    client.get(FINDINGS, ON_DAY)

    with django_assert_num_queries(9):
        answer = client.get(FINDINGS, ON_DAY)

    assert f"共 {count} 条" in answer.text


def test_findings_stay_within_scope_and_clearance(sign_in, make_finding):
    make_finding(1, unit="unit-1")
    make_finding(2, unit="unit-2")
    make_finding(3, unit="unit-1", clause="QSH-29a", level=Level.RESTRICTED.value)

    town = sign_in("unit_clerk", unit="unit-1").get(FINDINGS, ON_DAY)
    whole = sign_in("leader", username="leader").get(FINDINGS, ON_DAY)

    assert [row[0].text for row in town.context["table"].rows] == ["官员1"]
    assert [row[0].text for row in whole.context["table"].rows] == ["官员1", "官员2", "官员3"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"outcome": "unknown"}, ["官员2"]),
        ({"clause": "QSH-20c"}, ["官员1", "官员3"]),
        ({"unit": "unit-2"}, ["官员3"]),
        ({"unit": "district"}, ["官员1", "官员2", "官员3"]),
        ({"name": "员2"}, ["官员2"]),
        ({"outcome": "nonsense", "clause": "QSH-0"}, ["官员1", "官员2", "官员3"]),
    ],
)
def test_findings_are_narrowed(sign_in, make_finding, asked, found):
    make_finding(1)
    make_finding(2, outcome="unknown", clause="QSH-20b")
    make_finding(3, unit="unit-2")

    answer = sign_in("leader").get(FINDINGS, asked | ON_DAY)

    assert [row[0].text for row in answer.context["table"].rows] == found


def test_number_that_is_not_set_leads_to_its_clause(sign_in, make_finding):
    make_finding(1, clause="QSH-3b", outcome="not_configured", subject_kind="unit", subject="district")

    answer = sign_in("leader").get(FINDINGS, ON_DAY)

    assert answer.context["table"].rows[0][4].badge.href.startswith(reverse("rules:clause", args=["QSH-3b"]))


def test_recorded_exception_has_its_own_badge(sign_in, make_finding):
    make_finding(1, exception="exception-1")

    answer = sign_in("leader").get(FINDINGS, ON_DAY)

    assert answer.context["table"].rows[0][4].badge.outcome == "exception"


def test_explanation_gives_verdict_ground_facts_and_next(sign_in, official):
    answer = sign_in("leader").get(explanation(), ON_DAY)

    (shown,) = answer.context["explanations"]
    assert shown.badge.outcome == "fails"
    assert shown.ground.clause == "第20条（QSH-20c）"
    assert shown.ground.parameters[0] == "必须交流的任职年限：10年（文件规定），出处：满10年，待定问题：V29"
    assert [(fact.quantity, fact.value) for fact in shown.evidence[:2]] == [
        ("同一职位任职起始", "2016年7月21日"),
        ("已满年数", "10"),
    ]
    assert shown.evidence[0].records[0].href == reverse("registers:record", args=["appointment", "a1"])
    assert "到期日：2026年7月21日。" in shown.next
    assert "本条不接受例外。" in shown.next


def test_day_decides_the_outcome(sign_in, official):
    client = sign_in("leader")

    before = client.get(explanation(), {"as_of": "2026-07-20"}).context["explanations"][0]
    on = client.get(explanation(), {"as_of": "2026-07-21"}).context["explanations"][0]

    assert (before.badge.outcome, on.badge.outcome) == ("holds", "fails")
    assert "按现有事实，2026年7月21日起结论会改变。" in before.next


def test_explanation_out_of_scope_shows_nothing(sign_in, official):
    answer = sign_in("unit_clerk", unit="unit-2").get(explanation(), ON_DAY)

    assert answer.context["explanations"] == ()
    assert "没有可以说明的结论" in answer.text
    assert "2016" not in answer.text


@pytest.mark.parametrize(
    ("role", "clause", "missing", "address"),
    [
        (
            "roster_clerk",
            "QSH-20c",
            {"started_on": None, "started_on_last": None},
            "/registers/appointment/record/a1/change/",
        ),
        ("leader", "QSH-20c", {"started_on": None, "started_on_last": None}, "/registers/appointment/record/a1/"),
    ],
)
def test_missing_fact_leads_to_where_it_is_filled_in(sign_in, official, role, clause, missing, address):
    Appointment.objects.filter(key="a1").update(**missing)

    (shown,) = sign_in(role).get(explanation(clause), ON_DAY).context["explanations"]

    assert shown.badge.outcome == "unknown"
    assert [record.href for fact in shown.evidence if fact.missing for record in fact.records] == [address]


def test_missing_fact_of_what_the_subject_names_leads_there(sign_in, official):
    appointment = Appointment.objects.select_related("person").get(key="a1")
    type(appointment.person).objects.update(upbringing_place=None)

    (shown,) = sign_in("roster_clerk").get(explanation("QSH-20d"), ON_DAY).context["explanations"]

    assert [record.href for fact in shown.evidence if fact.missing for record in fact.records] == [
        "/registers/person/record/person-1/change/"
    ]


def test_person_shows_findings_with_the_way_to_their_explanations(sign_in, official):
    answer = sign_in("leader").get(reverse("roster:person", args=[official]), ON_DAY)

    panel = answer.context["panels"][0]
    fails = [line for line in panel.content.open if line.badge.outcome == "fails"]
    assert [line.badge.href for line in fails] == [f"{explanation()}?as_of=2026-07-21"]


def test_exception_is_recorded_for_a_clause_that_knows_them(sign_in, official):
    client = sign_in("leader")
    day = {"as_of": "2025-07-21"}  # nine years: to be exchanged by plan
    shown = client.get(explanation("QSH-20b"), day).context["explanations"][0]
    address = reverse("rules:exception", args=["QSH-20b", "a1"])
    assert [act.href for act in shown.acts] == [address]

    blank = client.post(address, {"reason": " "})
    taken = client.post(address, {"reason": "岗位急需，暂缓一年"}, follow=True)

    assert blank.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已记录例外" in taken.text
    assert list(ExceptionRecord.objects.values_list("clause", "subject", "reason")) == [
        ("QSH-20b", "a1", "岗位急需，暂缓一年")
    ]


def test_exception_to_a_must_is_refused_in_words(sign_in, official):
    answer = sign_in("leader").post(reverse("rules:exception", args=["QSH-20c", "a1"]), {"reason": "不想交流"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "只有“一般应”的条款可以记录例外" in answer.text
    assert ExceptionRecord.objects.count() == 0


def test_sweep_is_submitted_for_any_day_and_its_result_is_the_dashboard(sign_in, official, settings, tmp_path):
    settings.GONGDAO_DATA = tmp_path
    client = sign_in("leader")
    client.post(reverse("shell:as_of"), {"as_of": DAY.isoformat()})

    submitted = client.post(reverse("rules:sweep"), {"as_of": DAY.isoformat()})
    job = Job.objects.get()
    assert (submitted["Location"], job.state, job.arguments) == (f"/jobs/{job.key}/", "queued", ON_DAY)

    runner.run(job.key)
    progress = client.get(submitted["Location"]).context["progress"]

    assert (progress.state, progress.result.href) == ("done", f"{DASHBOARD}?as_of=2026-07-21")
    assert Finding.objects.filter(clause="QSH-20c", outcome="fails", subject="a1").count() == 1
    assert Event.objects.filter(act="rulings.run_sweep").count() == 1
    assert client.get(progress.result.href).context["board"].totals["fails"] > 0


def test_sweep_without_adoption_is_refused_in_words(sign_in):
    answer = sign_in("leader").post(reverse("rules:sweep"), {"as_of": DAY.isoformat()})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "还没有单位采用任何措施" in answer.text


@pytest.mark.parametrize("role", ["unit_clerk", "auditor", None])
def test_sweep_needs_the_right(sign_in, role):
    assert sign_in(role).post(reverse("rules:sweep"), ON_DAY).status_code == HTTPStatus.FORBIDDEN


def test_document_is_adopted(sign_in):
    client = sign_in("leader")
    address = reverse("rules:adoption")
    form = {"pack": "qsh_2009", "unit": "district", "adopted_on": "2009-07-21"}

    early = client.post(address, form | {"adopted_on": "2009-07-20"})
    taken = client.post(address, form, follow=True)
    again = client.post(address, form)

    assert "早于该日不能采用" in early.text
    assert "“示例区”已采用《若干措施》。" in taken.text
    assert "已经采用了这份措施" in again.text
    assert list(Adoption.objects.values_list("pack", "unit__key", "adopted_on")) == [
        ("qsh_2009", "district", date(2009, 7, 21))
    ]


def test_document_without_a_date_is_adopted_on_any_day(sign_in):
    form = {"pack": "hz", "unit": "district", "adopted_on": "2009-07-20"}

    taken = sign_in("leader").post(reverse("rules:adoption"), form, follow=True)

    assert "“示例区”已采用《解放思想大讨论总结和安排》。" in taken.text
    assert list(Adoption.objects.values_list("pack", "unit__key", "adopted_on")) == [
        ("hz", "district", date(2009, 7, 20))
    ]


def test_explanation_says_that_the_document_bears_no_date(sign_in, official, tmp_path, monkeypatch):
    with measures_without_a_date(tmp_path, monkeypatch):
        answer = sign_in("leader").get(explanation(), ON_DAY)

    assert [one.ground.version for one in answer.context["explanations"]] == ["未注明日期"]


def test_reader_sees_adoptions_without_the_form(sign_in, adopted):
    answer = sign_in("auditor").get(reverse("rules:adoption"))

    assert len(answer.context["table"].rows) == 1
    assert answer.context["form"] is None


def test_pages_on_a_day_before_the_document_are_empty(sign_in, official):
    answer = sign_in("leader").get(explanation(), {"as_of": (date(2009, 7, 21) - timedelta(days=1)).isoformat()})

    assert answer.context["explanations"] == ()
