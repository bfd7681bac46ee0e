"""Every act about the rules: one event when it is done, and nothing but the denial when it is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from gongdao.errors import Denied
from gongdao.facts.partial import PartialDate
from gongdao.office.access.roles import Leader
from gongdao.office.accounts.models import User
from gongdao.office.audit import checkpoints
from gongdao.office.audit.models import Event, Leaf
from gongdao.office.jobs.models import Job
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings import actions
from gongdao.office.rulings.models import Adoption, ExceptionRecord, LocalNumbers, Sweep
from tests.factories.access import make_holder
from tests.factories.accounts import make_user
from tests.factories.findings import EIGHT_YEARS
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 21)
# These decide something that holds from then on: signed at once.
DECISIONS = ("adopt_pack", "adopt_overlay", "grant_exception")
ACTS = (*DECISIONS, "draft_overlay", "start_sweep", "start_comparison", "run_sweep")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.GONGDAO_KEYS = settings.GONGDAO_DATA = tmp_path


@pytest.fixture
def top() -> Unit:
    found = make_unit("district", kind="authority")
    make_unit("unit-1", found, kind="township")
    return found


def prepared(name: str, top: Unit) -> Callable[[User], object]:
    unit = Unit.objects.get(key="unit-1")
    if name == "adopt_pack":
        return lambda by: actions.adopt_pack(by=by, pack="qsh_2009", unit=top, adopted_on=DAY)
    adoption = Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=top, adopted_on=date(2009, 7, 21))
    draft = LocalNumbers.objects.create(
        key="numbers-1", adoption=adoption, name="exchange_years", title="年限", text=EIGHT_YEARS, drafted_by="li"
    )
    held = {"kind": "regular", "started_on": PartialDate.parse("2010-07-21"), "ended_on": None, "unit": unit.key}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **held))
    values = {
        "draft_overlay": {"adoption": adoption, "text": EIGHT_YEARS},
        "adopt_overlay": {"draft": draft, "adopted_on": DAY},
        "grant_exception": {"clause_id": "QSH-20b", "subject": "a1", "reason": "工作需要", "granted_on": DAY},
        "start_sweep": {"as_of": DAY},
        "start_comparison": {"before": DAY, "after": date(2027, 7, 21)},
        "run_sweep": {"as_of": DAY},
    }[name]
    return lambda by: getattr(actions, name)(by=by, **values)


def stored() -> dict[str, list]:
    models = (Adoption, ExceptionRecord, LocalNumbers, Sweep, Job)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("name", ACTS)
def test_act_with_the_right_leaves_exactly_one_event_and_leaf(name, top):
    call, leader = prepared(name, top), make_holder(Leader, top)

    call(leader)

    assert (Event.objects.count(), Leaf.objects.count()) == (1, 1)
    assert Event.objects.get().result == "done"


@pytest.mark.parametrize("name", ACTS)
def test_act_without_the_right_changes_nothing_and_leaves_the_denial(name, top):
    call, stranger = prepared(name, top), make_user("stranger")
    before = stored()

    with pytest.raises(Denied):
        call(stranger)

    assert stored() == before
    assert list(Event.objects.values_list("actor_key", "result")) == [("stranger", "denied")]


@pytest.mark.parametrize("name", ACTS)
def test_a_checkpoint_is_signed_at_once_for_a_decision_only(name, top, django_capture_on_commit_callbacks):
    call, leader = prepared(name, top), make_holder(Leader, top)

    with django_capture_on_commit_callbacks(execute=True):
        call(leader)

    last = checkpoints.latest()
    assert (last.size if last else None) == (1 if name in DECISIONS else None)


def test_a_key_that_cannot_sign_does_not_undo_the_decision(
    top, settings, tmp_path, caplog, django_capture_on_commit_callbacks
):
    settings.GONGDAO_KEYS = tmp_path / "none"
    call, leader = prepared("adopt_pack", top), make_holder(Leader, top)

    with django_capture_on_commit_callbacks(execute=True):
        call(leader)

    assert (Adoption.objects.count(), checkpoints.latest()) == (1, None)
    assert [record.message.split(" (")[0] for record in caplog.records] == ["Error calling make in on_commit()"]
