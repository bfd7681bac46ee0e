"""Every action of the ground rooms: one event when it is done, and nothing but the denial when it is refused."""

import ast
import importlib
import importlib.util
import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps

from gongdao.errors import Denied
from gongdao.office.access import actions as access
from gongdao.office.access import recusals, starting
from gongdao.office.access.models import Proposal, Recusal, StartLink
from gongdao.office.accounts import actions as accounts
from gongdao.office.accounts import principals, tokens
from gongdao.office.accounts.models import SecondFactor, Session, User
from gongdao.office.accounts.permissions import Permission
from gongdao.office.audit.models import Event
from gongdao.office.files import actions as files
from gongdao.office.jobs import actions as jobs
from gongdao.office.jobs import registry
from gongdao.office.orgs import actions as orgs
from gongdao.office.orgs.rows import NewMembership, NewUnit, UnitFacts
from tests.factories.access import make_grant, make_holder
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.orgs import make_unit

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
GROUND = (accounts, tokens, access, recusals, orgs, jobs, files)
DAY = date(2026, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOON = datetime(2099, 1, 1, tzinfo=UTC)

Call = Callable[[User], object]


def _with_unit(action: Callable, **values: Callable) -> Callable[[], Call]:
    def prepare() -> Call:
        unit = make_unit()
        return lambda by: action(by=by, **{name: make(unit) for name, make in values.items()})

    return prepare


def _for_user(action: Callable, **values: object) -> Callable[[], Call]:
    def prepare() -> Call:
        user = make_user("holder", **values)
        Session.objects.create(session_key="k", session_data="", expire_date=SOON, user=user)
        SecondFactor.objects.create(user=user, sealed="x", confirmed_at=SOON, locked_until=SOON)
        return lambda by: action(by=by, user=user)

    return prepare


def _decide(action: Callable, proposer: str = "proposer") -> Callable[[], Call]:
    def prepare() -> Call:
        values = {"user": make_user("holder"), "role": "leader", "unit": make_unit(), "started_on": DAY}
        by = make_holder(access.SecurityAdministrator, username=proposer)
        proposal = Proposal.objects.create(**values, key="prop-1", proposed_by=by, proposed_at=SOON)
        return lambda by: action(by=by, proposal=proposal)

    return prepare


def _cases() -> dict[Callable, Callable[[], Call]]:
    """For each action, prepare what it needs and return the call to make as somebody."""

    def grant() -> Call:
        values = {"user": make_user("holder"), "role": "leader", "unit": make_unit(), "started_on": DAY}
        return lambda by: access.grant(by=by, **values)

    def end_grant() -> Call:
        held = make_grant(make_user("holder"), access.ROLES["leader"], make_unit())
        return lambda by: access.end_grant(by=by, grant=held, ended_on=DAY)

    def propose() -> Call:
        values = {"user": make_user("holder"), "role": "leader", "unit": make_unit(), "started_on": DAY}
        return lambda by: access.propose_grant(by=by, **values)

    def delegate() -> Call:
        held = make_grant(make_user("deputed"), access.ROLES["leader"], make_unit())
        values = {"user": make_user("holder"), "unit": held.unit, "started_on": DAY, "ended_on": date(2099, 1, 1)}
        return lambda by: access.delegate_grant(by=by, grant=held, **values)

    def claim() -> Call:
        StartLink.objects.create(digest=starting.digest("token"), expires_at=SOON)
        return lambda by: access.claim_start_link(by=by, token="token", username="new", display_name="新人", now=NOW)

    def set_up() -> Call:
        user = make_user("holder")
        return lambda by: access.set_up_security(by=by, user=user, today=DAY)

    def record_recusal() -> Call:
        values = {"user": make_user("holder"), "unit": make_unit(), "reason": "曾任职", "started_on": DAY}
        return lambda by: recusals.record_recusal(by=by, **values)

    def end_recusal() -> Call:
        values = {"unit": make_unit(), "reason": "曾任职", "started_on": DAY, "recorded_at": NOW}
        user = make_user("holder")
        made = Recusal.objects.create(key="rec-1", user=user, recorded_by=user, **values)
        return lambda by: recusals.end_recusal(by=by, recusal=made, ended_on=DAY)

    def enqueue() -> Call:
        registry.register(registry.Kind("walk", "试验", Permission.ORGS_UNIT_WRITE, lambda _: None))
        return lambda by: jobs.enqueue(by=by, kind="walk", arguments={})

    membership = NewMembership("district", "ranking", "甲组")
    return {
        accounts.create_user: lambda: lambda by: accounts.create_user(by=by, username="new", display_name="新人"),
        tokens.create_token: lambda: (
            lambda by: tokens.create_token(by=by, name="考勤系统", scope=[Permission.ORGS_UNIT_READ], days=1, now=NOW)
        ),
        access.grant: grant,
        access.end_grant: end_grant,
        access.propose_grant: propose,
        access.confirm_grant: _decide(access.confirm_grant),
        access.refuse_grant: _decide(access.refuse_grant),
        access.withdraw_grant: _decide(access.withdraw_grant),
        access.delegate_grant: delegate,
        access.issue_start_link: lambda: lambda by: access.issue_start_link(by=by, now=NOW),
        access.claim_start_link: claim,
        access.set_up_security: set_up,
        recusals.record_recusal: record_recusal,
        recusals.end_recusal: end_recusal,
        accounts.disable_user: _for_user(accounts.disable_user),
        accounts.enable_user: _for_user(accounts.enable_user, is_active=False),
        accounts.unlock_user: _for_user(accounts.unlock_user),
        accounts.reset_password: _for_user(accounts.reset_password),
        accounts.reset_second_factor: _for_user(accounts.reset_second_factor),
        accounts.end_sessions: _for_user(accounts.end_sessions),
        orgs.create_units: lambda: lambda by: orgs.create_units(by=by, rows=[NewUnit("甲"), NewUnit("乙")]),
        orgs.create_unit: lambda: lambda by: orgs.create_unit(by=by, row=NewUnit("甲")),
        orgs.rename_unit: _with_unit(orgs.rename_unit, unit=lambda unit: unit, name=lambda _: "新名"),
        orgs.correct_unit: _with_unit(
            orgs.correct_unit,
            unit=lambda unit: unit,
            facts=lambda unit: UnitFacts(unit.name, "park", None, None, None),
        ),
        orgs.join_groups: _with_unit(orgs.join_groups, rows=lambda _: [membership, membership]),
        orgs.join_group: _with_unit(orgs.join_group, row=lambda _: membership),
        jobs.enqueue: enqueue,
        files.store_upload: lambda: lambda by: files.store_upload(by=by, name="a.csv", data=b"a,b\n", purpose="roster"),
    }


# Not refused for want of a permission: they concern oneself, or are the door itself. Tested in their own rooms.
OWN = {
    accounts.sign_in,
    accounts.sign_out,
    accounts.change_password,
    accounts.check_code,
    accounts.verify_identity,
    accounts.begin_enrolment,
    accounts.enrol,
    accounts.renew_recovery_codes,
    accounts.end_own_session,
    tokens.revoke_token,
    tokens.check_token,
    access.require,
    access.require_about,
    recusals.declare_recusal,
    jobs.requeue_expired,
}

# Not the system's: a second signature is a person's, and one takes back or delegates what is one's own.
SIGNED = {access.confirm_grant, access.refuse_grant, recusals.record_recusal, recusals.end_recusal}
HELD = {access.withdraw_grant: "proposer", access.delegate_grant: "deputed"}


def public_functions() -> Iterator[Callable]:
    for module in GROUND:
        for _, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not function.__name__.startswith("_"):
                yield function


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.GONGDAO_UPLOADS = tmp_path / "uploads"
    monkeypatch.setattr(registry, "KINDS", {})


def holder_of_all() -> User:
    """Nobody holds all of this in one person outside of a test: the families exclude each other."""
    return principals.system()


def _actor(action: Callable) -> User:
    if action is files.store_upload:
        return make_holder(access.ROLES["roster_clerk"], make_unit("other"))
    if action in SIGNED:
        return make_holder(access.SecurityAdministrator, username="other")
    return User.objects.get(username=HELD[action]) if action in HELD else holder_of_all()


def everything_stored() -> dict[str, list]:
    ground = {module.__name__.rsplit(".", 2)[1] for module in GROUND}
    models = [model for model in apps.get_models() if model._meta.app_label in ground]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def test_every_action_of_the_ground_is_walked():
    assert set(public_functions()) == {*_cases(), *OWN}


# Walked beside their own rooms, in `test_walk.py` of each. A preview writes nothing and records nothing.
ELSEWHERE = {
    "registers": {"add_row", "change_row", "remove_row", "import_rows", "export_rows"},
    "establishment": {"settle_ledger", "export_ledger", "keep_place", "release_place", "permit_excess"},
    "people": {"assign_people", "import_roster", "preview_roster", "reveal_citizen_numbers"},
    "rulings": {
        *("adopt_pack", "draft_overlay", "adopt_overlay", "start_sweep", "start_comparison", "grant_exception"),
        *("_permitted", "_record"),  # the two halves of `run_sweep`
    },
    "record": {
        *("export_record", "export_evidence", "correct_event", "rotate_key", "start_verification"),
        *("propose_erasure", "approve_erasure", "close_erasure"),
    },
}


def test_every_act_of_every_room_is_walked():
    """An act is whatever runs in a transaction of `audit.acts`, in whichever module it stands."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "src/gongdao/office").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(ast.unparse(one) == "act" for one in node.decorator_list):
                found.setdefault(path.relative_to(ROOT / "src/gongdao/office").parts[0], set()).add(node.name)
    ground = {module.__name__.split(".")[-2] for module in GROUND}

    assert {room: names for room, names in found.items() if room not in ground} == ELSEWHERE
    assert {name for room in ground for name in found.get(room, ())} <= {one.__name__ for one in (*_cases(), *OWN)}


@pytest.mark.parametrize("action", _cases(), ids=lambda action: f"{action.__module__.split('.')[-2]}.{action.__name__}")
def test_action_without_the_right_leaves_only_the_denial(action):
    call = _cases()[action]()
    stranger = make_user("stranger")
    before = everything_stored()

    with pytest.raises(Denied):
        call(stranger)

    assert everything_stored() == before
    assert list(Event.objects.values_list("actor_key", "result")) == [("stranger", "denied")]


@pytest.mark.parametrize("action", _cases(), ids=lambda action: f"{action.__module__.split('.')[-2]}.{action.__name__}")
def test_action_with_the_right_leaves_exactly_one_event(action):
    call = _cases()[action]()
    call(_actor(action))

    assert list(Event.objects.values_list("result", flat=True)) == ["done"]


def test_own_actions_leave_exactly_one_event():
    user = make_user()

    accounts.change_password(by=user, old=PASSWORD, new="liu-shui-bu-fu-9")

    assert list(Event.objects.values_list("act", "result")) == [("accounts.change_password", "done")]


def test_actions_of_every_room_are_keyword_only_and_name_the_actor():
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("gongdao.office.")]
    unfit = [
        f"{room}.{function.__name__}"
        for room in rooms
        if importlib.util.find_spec(f"{room}.actions")
        for function in vars(importlib.import_module(f"{room}.actions")).values()
        if inspect.isfunction(function) and function.__module__ == f"{room}.actions"
        if not function.__name__.startswith("_")
        and function not in {accounts.sign_in, access.require, access.require_about}
        if not _names_its_actor(function)
    ]

    assert unfit == []


def _names_its_actor(function: Callable) -> bool:
    parameters = inspect.signature(function).parameters
    by = parameters.get("by")
    keyword_only = all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
    return keyword_only and by is not None and by.default is by.empty
