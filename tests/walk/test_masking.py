"""Citizen numbers put wherever a text can stand: no answer to anybody shows one that was not asked for."""

import pytest
from django.db import models, transaction
from django.urls import reverse

from gongdao.office.audit.actions import record
from gongdao.office.audit.models import Event
from gongdao.office.intake.models import ImportBatch, ImportRow
from gongdao.office.registers.register import REGISTERS
from gongdao.papers.masking import masked
from tests.walk import walk, world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NUMBER = "99999919800101004X"
HIDDEN = masked(NUMBER)
KEPT = {"key", "name", "title", "row_digest", "same_person"}


# One object of each sort that some may see: what is hidden of one is hidden of all.
# The documents themselves and what is told of the API hold no text of ours.
PUBLISHED = ("/rules/book/", "/rules/clauses/", "/api/v1/clauses", "/api/v1/packs", "/static/")
PATHS = [
    probe.path
    for probe in walk.probes()
    if probe.relation in ("", "inside") and not probe.path.startswith(PUBLISHED) and probe.path != "/api/v1/"
]


@pytest.fixture
def users(settings):
    settings.GONGDAO_SECOND_FACTOR = "optional"
    found = world.build()
    for register in REGISTERS.values():
        _plant(register.model)
    for user in found.values():
        if user is not None:
            _import(user.key)
    with transaction.atomic():
        record(by=None, act="tests.plant", subject_kind="person", subject_key="own", sentence=f"试记{NUMBER}")
    return found


def _plant(model: type[models.Model]) -> None:
    """Write the number into every free text of a table."""
    free = [one.name for one in model._meta.concrete_fields if type(one) is models.CharField and not one.choices]
    if texts := dict.fromkeys(set(free) - KEPT, f"备注：{NUMBER}"):
        model.objects.update(**texts)


def _import(key: str) -> None:
    counts = {"rows": 1, "taken": 1, "taken_with_remarks": 0, "refused": 0, "changes": 1}
    batch = ImportBatch.objects.create(
        key=f"batch-{key}",
        subject_kind="person",
        source="名册.csv",
        headers=["姓名", "身份证号"],
        actor_key=key,
        **counts,
    )
    ImportRow.objects.create(batch=batch, number=2, outcome="taken", cells=["张三", NUMBER])


@pytest.mark.parametrize("name", [name for name in world.EVERYBODY if name != "anonymous"])
def test_no_answer_shows_a_number(users, name):
    world.become(users[name])
    client = walk.client_of(users[name])
    shown, hidden = [], []
    for path in [*PATHS, reverse("roster:batch", args=[f"batch-{name}"])]:
        with transaction.atomic():
            text = walk.text_of(client.get(walk.searching(path)))
            transaction.set_rollback(True)
        shown += [path] if NUMBER in text or NUMBER[1:-1] in text else []
        hidden += [path] if HIDDEN in text else []

    assert shown == []
    if name in ("roster_clerk", "ranged"):
        assert reverse("roster:batch", args=[f"batch-{name}"]) in hidden
    if name in ("roster_clerk", "leader"):
        assert reverse("registers:record", args=["person", "inside"]) in hidden


def test_number_is_shown_to_whoever_may_and_asks_with_one_event_a_page(users):
    by = users["roster_clerk"]
    client = walk.client_of(by)
    page = client.get(reverse("roster:batch", args=[f"batch-{by.key}"]))

    answer = client.post(reverse("roster:reveal", args=[f"batch-{by.key}"]), {"page": "1"})

    assert (HIDDEN in page.text, NUMBER in page.text) == (True, False)
    assert (HIDDEN in answer.text, NUMBER in answer.text) == (False, True)
    found = Event.objects.filter(act="people.reveal_citizen_numbers")
    assert list(found.values_list("actor_key", "result", "subject_key", "rows")) == [
        (by.key, "read", f"batch-{by.key}", 1)
    ]


def test_number_stays_hidden_from_everybody_else(users):
    for name, user in users.items():
        if user is None or name in ("roster_clerk", "ranged"):
            continue
        client = walk.client_of(user)

        answer = client.post(reverse("roster:reveal", args=[f"batch-{user.key}"]), {"page": "1"})

        assert (answer.status_code, NUMBER in answer.text) == (403, False)
    other = walk.client_of(users["ranged"]).post(reverse("roster:reveal", args=["batch-roster_clerk"]), {"page": "1"})
    assert (other.status_code, NUMBER in other.text) == (404, False)
    assert Event.objects.filter(act="people.reveal_citizen_numbers").count() == 0
