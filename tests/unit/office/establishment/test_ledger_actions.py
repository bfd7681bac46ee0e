"""The quota ledger as those who work with it see it: settled from registers, places kept, released, permitted."""

from datetime import date, timedelta

import pytest

from gongdao.errors import Denied, UserError
from gongdao.facts.partial import PartialDate
from gongdao.office.access.permissions import Permission
from gongdao.office.access.roles import Leader, RosterClerk, SelectionClerk, UnitClerk
from gongdao.office.accounts.models import User
from gongdao.office.audit.models import Event
from gongdao.office.establishment import actions, ledger_queries
from gongdao.office.establishment import registers as establishment
from gongdao.office.establishment.ledger import Account
from gongdao.office.establishment.models import QuotaLine, QuotaPosting
from gongdao.office.orgs.models import Unit
from gongdao.office.people import registers as people
from gongdao.office.registers import actions as registers
from tests.factories.access import make_holder
from tests.factories.orgs import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = date(2026, 3, 1)
LEVEL = "section_deputy"


@pytest.fixture
def unit() -> Unit:
    return make_unit()


@pytest.fixture
def clerk(unit) -> User:
    return make_holder(RosterClerk, unit)


@pytest.fixture
def line(unit, clerk) -> QuotaLine:
    """Three approved places, two of them taken: one by somebody whose count nobody has entered."""
    quota = {"key": "q1", "unit": unit.key, "level": LEVEL, "approved": 3, "document": "编办〔2020〕1号"}
    registers.add_row(by=clerk, register=establishment.QUOTA, values=quota)
    registers.add_row(
        by=clerk, register=establishment.POST, values={"key": "p1", "unit": unit.key, "title": "副局长", "level": LEVEL}
    )
    for key, values in {
        "a1": {"counts_for_quota": True, "kind": "regular", "started_on": PartialDate.parse("2020-05")},
        "a2": {"kind": "regular"},
        "a3": {"counts_for_quota": True, "kind": "secondment"},
        "a4": {"counts_for_quota": False, "kind": "regular"},
    }.items():
        registers.add_row(
            by=clerk, register=people.PERSON, values={"key": f"person-{key}", "unit": unit.key, "name": f"官员{key}"}
        )
        named = {"key": key, "person": f"person-{key}", "post": "p1", "unit": unit.key}
        registers.add_row(by=clerk, register=people.APPOINTMENT, values=named | values)
    actions.settle_ledger(by=clerk)
    return QuotaLine.objects.get(unit=unit, level=LEVEL)


def _keep(by: User, unit: Unit, on: date = DAY, **values: object):
    told = {"level": LEVEL, "account": Account.RESERVED, "purpose": "副局长人选动议", "on": on} | values
    return actions.keep_place(by=by, unit=unit, **told)


def _at(line: QuotaLine, day: date = DAY) -> dict[str, int]:
    balance = ledger_queries.balances([line], day)[0]
    return {account.value: count for account, count in balance.accounts.items() if count}


def test_settling_counts_who_takes_a_place_and_who_may(line):
    assert _at(line) == {"approved": 3, "occupied": 2, "free": 1}
    assert _at(line, date(2020, 4, 30)) == {"approved": 3, "occupied": 1, "free": 2}


def test_settling_again_changes_nothing_and_says_so(line, clerk):
    before = QuotaPosting.objects.count()
    assert actions.settle_ledger(by=clerk) == 0
    assert QuotaPosting.objects.count() == before
    assert Event.objects.latest("pk").sentence == "职数账对账：1个账户，新记0笔，冲销0笔。"


def test_correction_of_a_register_reverses_and_posts_anew(line, clerk):
    registers.change_row(by=clerk, register=establishment.QUOTA, key="q1", values={"approved": 1})
    actions.settle_ledger(by=clerk)
    assert _at(line) == {"approved": 1, "occupied": 2, "excess": 1}
    reversal = QuotaPosting.objects.exclude(reverses=None).get()
    assert (reversal.source, reversal.target, reversal.places) == ("free", "approved", 3)
    assert [entry.free for entry in ledger_queries.entries(line)][-1] == 0


def test_last_place_is_kept_once_and_given_back(line, unit, clerk):
    hold = _keep(clerk, unit)
    assert _at(line) == {"approved": 3, "occupied": 2, "reserved": 1}
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit)
    assert refused.value.code == "no_place"
    assert refused.value.sentence == (
        "不能预留。单位district 乡科级副职自2026-03-01起没有空缺（QSH-24f）：核定3名，实配2名，预留和冻结1名。"
        "请先腾出职数，或者取得上级书面批复后登记批准超配。"
    )
    actions.release_place(by=clerk, hold=hold, on=DAY + timedelta(10))
    assert _at(line, DAY + timedelta(9))["reserved"] == 1
    assert _at(line, DAY + timedelta(10)) == {"approved": 3, "occupied": 2, "free": 1}
    with pytest.raises(UserError) as refused:
        actions.release_place(by=clerk, hold=hold, on=DAY + timedelta(11))
    assert refused.value.code == "released_before"


def test_place_that_somebody_will_take_later_is_not_free_now(line, unit, clerk):
    values = {"key": "a5", "person": "person-a4", "post": "p1", "unit": unit.key, "counts_for_quota": True}
    values |= {"kind": "regular", "started_on": PartialDate.parse("2026-04-01")}
    registers.add_row(by=clerk, register=people.APPOINTMENT, values=values)
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit)
    assert refused.value.code == "no_place"


def test_new_appointment_is_counted_without_asking_for_it(line, unit, clerk):
    registers.change_row(by=clerk, register=people.APPOINTMENT, key="a4", values={"counts_for_quota": True})
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit)
    assert refused.value.code == "no_place"


def test_frozen_place_is_kept_apart_from_reserved_ones(line, unit, clerk):
    _keep(clerk, unit, account=Account.FROZEN, purpose="机构改革期间冻结", document="编委〔2026〕2号")
    assert _at(line) == {"approved": 3, "occupied": 2, "frozen": 1}


def test_line_without_an_approved_number_gives_no_place(unit, clerk):
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit)
    assert refused.value.code == "no_number"


@pytest.mark.parametrize(
    ("values", "code"),
    [({"purpose": " "}, "hold_purpose"), ({"level": ""}, "level_missing"), ({"level": "x"}, "level_missing")],
)
def test_what_is_missing_is_named(line, unit, clerk, values, code):
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit, **values)
    assert refused.value.code == code


def test_permitted_excess_opens_a_place_for_its_time(line, unit, clerk):
    leader = make_holder(Leader, unit)
    _keep(clerk, unit)
    actions.permit_excess(
        by=leader, unit=unit, level=LEVEL, places=1, document="市委组批〔2026〕3号", on=DAY, until=DAY + timedelta(30)
    )
    with pytest.raises(UserError) as refused:
        _keep(clerk, unit)
    assert refused.value.code == "no_place", "the permission ends, and the place would then be taken twice"
    actions.permit_excess(by=leader, unit=unit, level=LEVEL, places=1, document="市委组批〔2026〕4号", on=DAY)
    _keep(clerk, unit)
    assert _at(line) == {"approved": 3, "permitted": 2, "occupied": 2, "reserved": 2, "free": 1}


@pytest.mark.parametrize(
    ("values", "code"),
    [({"places": 0}, "permit_places"), ({"document": ""}, "permit_document"), ({"until": DAY}, "permit_order")],
)
def test_permission_without_ground_is_refused(line, unit, values, code):
    told = {"level": LEVEL, "places": 1, "document": "批复", "on": DAY} | values
    with pytest.raises(UserError) as refused:
        actions.permit_excess(by=make_holder(Leader, unit), unit=unit, **told)
    assert refused.value.code == code


def test_notified_excess_is_shown_as_being_digested(line, unit, clerk):
    registers.change_row(by=clerk, register=establishment.QUOTA, key="q1", values={"approved": 0})
    excess = {"unit": unit.key, "level": LEVEL, "people_over": 1, "notified_on": DAY}
    registers.add_row(by=clerk, register=establishment.QUOTA_EXCESS, values=excess)
    actions.settle_ledger(by=clerk)
    assert _at(line) == {"occupied": 2, "digesting": 1, "excess": 1}


def test_every_act_leaves_one_event(line, unit, clerk):
    leader = make_holder(Leader, unit)
    for run in (
        lambda: actions.settle_ledger(by=clerk),
        lambda: _keep(clerk, unit),
        lambda: actions.permit_excess(by=leader, unit=unit, level=LEVEL, places=1, document="批复", on=DAY),
    ):
        before = Event.objects.count()
        run()
        assert Event.objects.count() == before + 1
    hold = ledger_queries.holds(line)[0]
    before = Event.objects.count()
    actions.release_place(by=clerk, hold=hold, on=DAY)
    assert Event.objects.count() == before + 1


def test_who_has_no_right_changes_nothing(line, unit, clerk):
    other = make_holder(UnitClerk, unit)
    stranger = make_holder(SelectionClerk, make_unit("elsewhere"))
    before = QuotaPosting.objects.count()
    for by in (other, stranger):
        with pytest.raises(Denied):
            _keep(by, unit)
    with pytest.raises(Denied):
        actions.settle_ledger(by=other)
    with pytest.raises(Denied):
        actions.permit_excess(by=clerk, unit=unit, level=LEVEL, places=1, document="批复", on=DAY)
    assert QuotaPosting.objects.count() == before


def test_lines_are_those_within_reach(line, unit, clerk):
    make_unit("elsewhere")
    stranger = make_holder(SelectionClerk, Unit.objects.get(key="elsewhere"))
    assert list(ledger_queries.lines(clerk, DAY)) == [line]
    assert list(ledger_queries.lines(stranger, DAY)) == []
    assert Permission.POSTS_QUOTA_KEEP in SelectionClerk.permissions
