"""The demo: what is planted is found, everything is an act by somebody who may, nothing is done twice."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from gongdao.cli.demo.accounts import ACCOUNTS
from gongdao.office.access.models import Grant
from gongdao.office.accounts.actions import sign_in
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import ExceptionRecord, Finding, Sweep
from gongdao.synth.district import build

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PERSONS = 75
MOST_ACTS = 3000
TOP = "u1-0001"


@pytest.fixture
def built(gongdao):
    done = gongdao("demo", "--persons", PERSONS, "--seed", 3)
    assert done.code == 0, done.err
    return done


def passwords(out: str) -> dict[str, str]:
    rows = [line.split() for line in out.splitlines() if line.startswith("  ")]
    return {row[0]: row[1] for row in rows}


def test_demo_prints_an_account_for_each_role_that_can_sign_in_once(built):
    printed = passwords(built.out)

    assert list(printed) == [account.username for account in ACCOUNTS]
    assert len(set(printed.values())) == len(ACCOUNTS)
    for username, password in printed.items():
        user = sign_in(username=username, password=password, source="127.0.0.1", now=timezone.now())
        assert user.must_change_password
    held = {(grant.user.username, grant.role) for grant in Grant.objects.select_related("user")}
    assert held == {(account.username, account.role.code) for account in ACCOUNTS}


def test_demo_finds_exactly_what_was_planted(built):
    today = timezone.localdate()
    district = build(PERSONS, 3, today)
    # A number that is not set concerns nobody in particular: it is said once, of the unit that adopted the pack.
    planted = {
        (one.clause, TOP if one.outcome == "not_configured" else one.subject, one.period): one.outcome
        for one in district.planted
        if one.outcome != "holds"
    }

    clauses = {one.clause for one in district.planted}
    swept = Finding.objects.filter(sweep__as_of=today, clause__in=clauses)
    found = {(one.clause, one.subject, one.period): one.outcome for one in swept}

    assert found == planted
    assert len(clauses) > 20
    assert Sweep.objects.count() == 1
    kept = set(ExceptionRecord.objects.values_list("clause", "subject"))
    assert kept == {
        (row["clause"], row["subject"]) for row in district.facts.rows("exception") if row["clause"] != "QSH-20c"
    }


def test_demo_stores_every_row_and_adds_a_waiting_unit(built):
    district = build(PERSONS, 3, timezone.localdate())
    rows = {name: len(district.facts.rows(name)) for name in REGISTERS}

    assert {name: register.model.objects.count() for name, register in REGISTERS.items()} == rows
    assert Person.objects.count() == PERSONS
    assert Unit.objects.filter(is_receiving=True).get().parent.parent is None
    assert Unit.objects.count() == len(district.facts.rows("unit")) + 1


def test_demo_is_a_few_acts_none_of_them_refused(built):
    results = Counter(Event.objects.values_list("result", flat=True))

    assert set(results) == {"done"}
    assert results["done"] <= MOST_ACTS
    imports = Event.objects.filter(act__contains=".import_")
    assert imports.count() == sum(bool(register.model.objects.exists()) for register in REGISTERS.values())
    assert "system" not in set(imports.values_list("actor_key", flat=True))


def test_demo_refuses_a_database_in_use(gongdao, built):
    before = (Event.objects.count(), Unit.objects.count(), User.objects.count())

    done = gongdao("demo")

    assert done.is_one_sentence
    assert done.err.startswith("不能建立演示区。数据库中已有单位或账号。")
    assert (Event.objects.count(), Unit.objects.count(), User.objects.count()) == before


def test_recorded_sweep_and_explanation_come_from_the_database(gongdao, built):
    day = "2019-12-31"

    swept = gongdao("sweep", "--database", "--pack", "qsh_2009", "--as-of", day)
    told = gongdao(
        "explain", "--database", "--clause", "QSH-3b", "--subject", "p1-0001", "--as-of", timezone.localdate()
    )

    assert swept.code == 0
    assert swept.out.startswith(f"截至{day}")
    assert set(Sweep.objects.values_list("as_of", flat=True)) == {timezone.localdate(), date(2019, 12, 31)}
    assert Event.objects.filter(act="rulings.run_sweep").values_list("actor_key", flat=True).last() == "system"
    assert told.code == 0
    assert "QSH-3b" in told.out


def test_sweep_before_the_adoption_is_refused(gongdao, built):
    done = gongdao("sweep", "--database", "--pack", "qsh_2009", "--as-of", "2005-01-01")

    assert done.is_one_sentence
    assert Sweep.objects.count() == 1


def test_sweep_by_an_account_that_does_not_exist_is_refused(gongdao, built):
    done = gongdao("sweep", "--database", "--as-of", "2019-12-31", "--as", "nobody")

    assert done.is_one_sentence
    assert "nobody" in done.err
    assert Sweep.objects.count() == 1
