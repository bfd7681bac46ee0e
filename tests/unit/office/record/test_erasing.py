"""Who decides about an erasure, how it ends, and what nobody decides for himself."""

import pytest

from gongdao.errors import UserError
from gongdao.office.access.roles import AuditAdministrator
from gongdao.office.audit import actions as audit
from gongdao.office.audit.models import Event, Secret
from gongdao.office.record import actions
from gongdao.office.record.models import Erasure
from tests.factories.access import make_holder
from tests.factories.record import make_events

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BASIS = "依据示例法第1条"


@pytest.fixture
def proposed(auditor) -> Erasure:
    make_events(3)
    return actions.propose_erasure(by=auditor, seqs=[1], basis=BASIS)


@pytest.mark.parametrize(("who", "told"), [("auditor", "撤回清除的提议"), ("leader", "不同意清除")])
def test_closing_keeps_the_values_and_says_who_and_why(request, proposed, who, told):
    by = request.getfixturevalue(who)

    closed = actions.close_erasure(by=by, erasure=proposed)

    assert (closed.closed_key, closed.is_open, closed.is_done) == (by.key, False, False)
    assert Event.objects.first().sentence == f"{told}，1条审计记录的内容保留"
    assert Secret.objects.count() == Event.objects.count() == 5


@pytest.mark.parametrize("end", ["close_erasure", "approve_erasure"])
@pytest.mark.parametrize("again", ["close_erasure", "approve_erasure"])
def test_an_erasure_ends_once(proposed, leader, end, again):
    getattr(actions, end)(by=leader, erasure=proposed)
    before = (Event.objects.count(), Secret.objects.count())

    with pytest.raises(UserError) as refused:
        getattr(actions, again)(by=make_holder(AuditAdministrator, username="second"), erasure=proposed)

    assert refused.value.code == "already_decided"
    assert (Event.objects.count(), Secret.objects.count()) == before


def about(subject_kind: str = "", subject_key: str = "", by=None) -> Event:
    return audit.record(by=by, act="tests.act", subject_kind=subject_kind, subject_key=subject_key, sentence="试记")


@pytest.mark.parametrize("which", ["done by himself", "about his account", "about his person"])
def test_nobody_decides_about_what_concerns_himself(auditor, leader, which):
    leader.person_key = "person-7"
    leader.save()
    told = {
        "done by himself": {"by": leader},
        "about his account": {"subject_kind": "user", "subject_key": leader.key},
        "about his person": {"subject_kind": "person", "subject_key": "person-7"},
    }
    event = about(**told[which])
    proposed = actions.propose_erasure(by=auditor, seqs=[event.leaf.seq], basis=BASIS)
    before = Event.objects.count()

    for refused in (
        lambda: actions.propose_erasure(by=leader, seqs=[event.leaf.seq], basis=BASIS),
        lambda: actions.approve_erasure(by=leader, erasure=proposed),
    ):
        with pytest.raises(UserError) as caught:
            refused()
        assert caught.value.code == "own_record"

    assert Event.objects.count() == before
    assert Erasure.objects.get().is_open
