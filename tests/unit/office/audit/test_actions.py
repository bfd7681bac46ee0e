import pytest

from gongdao.errors import UserError
from gongdao.office.audit import queries
from gongdao.office.audit.actions import OutsideTransaction, record
from gongdao.office.audit.acts import Attempt, Refused, act, digest
from gongdao.office.audit.models import Event
from tests.factories.accounts import make_user


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_a_bug():
    with pytest.raises(OutsideTransaction):
        record(by=make_user(), act="tests.act", sentence="试记一条")

    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_record_keeps_what_it_was_told():
    record(
        by=make_user(),
        act="tests.act",
        subject_kind="unit",
        subject_key="u1",
        sentence="试记一条",
        data={"before": 1},
        rows=2,
        rows_digest="ab",
    )

    event = Event.objects.values(
        "actor_key", "actor_name", "act", "result", "subject_kind", "subject_key", "data", "rows", "rows_digest"
    ).get()
    assert event == {
        "actor_key": "zhang",
        "actor_name": "张三",
        "act": "tests.act",
        "result": "done",
        "subject_kind": "unit",
        "subject_key": "u1",
        "data": {"before": 1},
        "rows": 2,
        "rows_digest": "ab",
    }


@pytest.mark.database
@pytest.mark.django_db
def test_what_is_too_long_is_cut_and_says_so():
    event = record(by=None, act="tests.act", subject_key="a" * 151, sentence="记" * 501)

    event.refresh_from_db()
    assert (event.subject_key, event.sentence) == ("a" * 149 + "…", "记" * 499 + "…")


@pytest.mark.django_db
def test_events_for_one_subject_newest_first():
    for number, key in enumerate(("u1", "u2", "u1", "u1")):
        record(by=None, act=f"tests.{number}", subject_kind="unit", subject_key=key, sentence="试记一条")

    assert [event.act for event in queries.events_for("unit", "u1", 2)] == ["tests.3", "tests.2"]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_denial_outlives_the_transaction_that_it_stopped():
    user = make_user()

    @act
    def refused_after_writing() -> None:
        make_user("li", "李四")
        raise Refused("not_permitted", "无权办理", attempt=Attempt(user, "tests.act", "unit", "u1", "无权办理"))

    with pytest.raises(Refused):
        refused_after_writing()

    assert list(Event.objects.values_list("actor_key", "act", "result", "subject_key")) == [
        ("zhang", "tests.act", "denied", "u1")
    ]
    assert list(type(user).objects.values_list("username", flat=True)) == ["zhang"]


@pytest.mark.django_db
def test_denial_in_nested_acts_is_recorded_once():
    attempt = Attempt(make_user(), "tests.act", "unit", "u1", "无权办理")

    @act
    def inner() -> None:
        raise Refused("not_permitted", "无权办理", attempt=attempt)

    with pytest.raises(Refused):
        act(inner)()

    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_failed_act_leaves_nothing():
    @act
    def fails() -> None:
        record(by=None, act="tests.act", sentence="试记一条")
        raise UserError("some", "不能办理。")

    with pytest.raises(UserError):
        fails()

    assert Event.objects.count() == 0


def test_digest_depends_on_values_and_order():
    rows = [{"a": 1, "b": "甲"}, {"a": 2, "b": None}]

    assert digest(rows) == digest([{"b": "甲", "a": 1}, {"a": 2, "b": None}])
    assert digest(rows) != digest(rows[::-1])
