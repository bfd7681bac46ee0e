"""A locality's own numbers: drafted, adopted on a day, and used by what is judged below the adopting unit."""

from datetime import date

import pytest

from gongdao.engine.located import PackError
from gongdao.errors import Denied, UserError
from gongdao.office.audit.models import Event
from gongdao.office.rulings import actions, adopted, queries
from gongdao.office.rulings.models import Adoption, Finding, LocalNumbers
from tests.unit.engine.packs_in_files import replaced
from tests.unit.office.rulings.conftest import AS_OF, Demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TEXT = """\
overlay: exchange_years
title: 某区干部交流年限
pack: qsh_2009
locality: 某区
issued_on: 2025-01-01
changes:
  - clause: QSH-20b
    parameter: plan_after_years
    values:
      - {from: 2025-01-01, value: 5, origin: source, cites: 满5年}
  - clause: QSH-20c
    parameter: must_after_years
    values:
      - {from: 2025-01-01, value: 8, origin: source, cites: 满8年}
"""
DAY = date(2025, 1, 1)


@pytest.fixture
def adoption(demo: Demo) -> Adoption:
    return Adoption.objects.select_related("unit").get()


def failing(sweep: object) -> dict[str, int]:
    """Give the years in post of those who are to be exchanged by plan."""
    found = Finding.objects.filter(sweep=sweep, clause="QSH-20b", outcome="fails")
    return {one.subject: one.evidence["held"] for one in found}


def test_a_draft_changes_nothing_and_an_adopted_text_changes_sweep_and_explanation(
    demo: Demo, adoption: Adoption
) -> None:
    by = demo.users["leader"]
    draft = actions.draft_overlay(by=by, adoption=adoption, text=TEXT)
    before = failing(actions.run_sweep(by=demo.users["selection"], as_of=AS_OF))

    actions.adopt_overlay(by=by, draft=draft, adopted_on=DAY)
    after = failing(actions.run_sweep(by=demo.users["selection"], as_of=AS_OF))

    assert set(before.values()) == {8, 9}
    assert after
    assert set(after.values()) <= {5, 6, 7}
    subject = min(after)
    (explained,) = queries.explanations(demo.users["appraisal"], "QSH-20b", subject, AS_OF)
    used = {one.name: (one.text, one.set_by) for one in explained.parameters}
    assert used == {
        "plan_after_years": ("5年", "某区干部交流年限"),
        "must_after_years": ("8年", "某区干部交流年限"),
    }
    assert "界限为5年" in explained.verdict


def test_local_numbers_count_from_the_day_of_their_adoption_on(demo: Demo, adoption: Adoption) -> None:
    draft = actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=TEXT)
    actions.adopt_overlay(by=demo.users["leader"], draft=draft, adopted_on=DAY)

    def years(day: date) -> object:
        (pack,) = queries.adopted_packs(day, adoption.unit.key)
        return pack.clause("QSH-20c").parameter("must_after_years").on(day).value

    assert (years(date(2024, 12, 31)), years(DAY)) == (10, 8)


def test_lower_units_have_their_own_numbers(demo: Demo, adoption: Adoption) -> None:
    below, other = adoption.unit.children.order_by("key")[:2]
    own = Adoption.objects.create(key="own", pack="qsh_2009", unit=below, adopted_on=adoption.adopted_on)
    draft = actions.draft_overlay(by=demo.users["leader"], adoption=own, text=TEXT)
    actions.adopt_overlay(by=demo.users["leader"], draft=draft, adopted_on=DAY)

    def years(unit: str) -> object:
        (pack,) = queries.adopted_packs(AS_OF, unit)
        return pack.clause("QSH-20c").parameter("must_after_years").on(AS_OF).value

    assert (years(below.key), years(other.key)) == (8, 10)


def test_numbers_of_the_same_name_end_when_newer_ones_are_adopted(demo: Demo, adoption: Adoption) -> None:
    by = demo.users["leader"]
    first = actions.draft_overlay(by=by, adoption=adoption, text=TEXT)
    second = actions.draft_overlay(by=by, adoption=adoption, text=replaced(TEXT, "value: 8", "value: 9"))
    actions.adopt_overlay(by=by, draft=first, adopted_on=DAY)

    with pytest.raises(UserError) as refused:
        actions.adopt_overlay(by=by, draft=second, adopted_on=DAY)
    actions.adopt_overlay(by=by, draft=second, adopted_on=date(2025, 7, 1))

    assert refused.value.code == "local_numbers_ends_later"
    first.refresh_from_db()
    assert first.ended_on == date(2025, 7, 1)
    assert queries.local_numbers(adoption) == [LocalNumbers.objects.get(pk=second.pk), first]
    assert [len(terms.overlays) for terms in adopted.terms_of([adoption], AS_OF).values()] == [1]


def test_drafting_and_adopting_are_recorded(demo: Demo, adoption: Adoption) -> None:
    by = demo.users["leader"]
    draft = actions.draft_overlay(by=by, adoption=adoption, text=TEXT)
    actions.adopt_overlay(by=by, draft=draft, adopted_on=DAY)

    drafted, decided = Event.objects.filter(act__in=("rulings.draft_overlay", "rulings.adopt_overlay")).order_by("id")
    unit = adoption.unit.name
    assert drafted.sentence == f"为{unit}起草本地数值《某区干部交流年限》"
    assert decided.sentence == f"{unit}自2025年1月1日起采用本地数值《某区干部交流年限》"
    assert (draft.drafted_by, LocalNumbers.objects.get(pk=draft.pk).adopted_by) == (by.key, by.key)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("clause: QSH-20b", "clause: QSH-99z", "no_clause"),
        ("value: 5", "value: 2/3", "other_kind"),
        ("pack: qsh_2009", "pack: none", "no_pack"),
        ("overlay: exchange_years", f"overlay: {'x' * 41}", "local_numbers_name_long"),
        ("title: 某区干部交流年限", f"title: {'年' * 301}", "local_numbers_name_long"),
    ],
)
def test_what_does_not_fit_the_document_is_not_kept(
    demo: Demo, adoption: Adoption, old: str, new: str, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=replaced(TEXT, old, new))

    assert refused.value.code == code
    assert not LocalNumbers.objects.exists()


def test_numbers_of_another_document_are_refused(demo: Demo, adoption: Adoption) -> None:
    Adoption.objects.filter(pk=adoption.pk).update(pack="hz")
    adoption.refresh_from_db()

    with pytest.raises(UserError, match="所写的是“qsh_2009”的数值，而这里采用的是“hz”"):
        actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=TEXT)


def test_a_draft_that_no_longer_fits_is_not_adopted(demo: Demo, adoption: Adoption) -> None:
    draft = actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=TEXT)
    LocalNumbers.objects.filter(pk=draft.pk).update(text=replaced(TEXT, "QSH-20b", "QSH-99z"))

    with pytest.raises(PackError, match=r"本地数值 第7行：.*没有条款“QSH-99z”"):
        actions.adopt_overlay(by=demo.users["leader"], draft=draft, adopted_on=DAY)

    assert LocalNumbers.objects.get().adopted_on is None


def test_numbers_are_adopted_once_and_not_before_the_document(demo: Demo, adoption: Adoption) -> None:
    by = demo.users["leader"]
    draft = actions.draft_overlay(by=by, adoption=adoption, text=TEXT)

    with pytest.raises(UserError) as early:
        actions.adopt_overlay(by=by, draft=draft, adopted_on=date(2000, 1, 1))
    actions.adopt_overlay(by=by, draft=draft, adopted_on=DAY)
    with pytest.raises(UserError) as twice:
        actions.adopt_overlay(by=by, draft=draft, adopted_on=DAY)

    assert (early.value.code, twice.value.code) == ("local_numbers_early", "local_numbers_adopted")


def test_an_ended_adoption_takes_no_numbers(demo: Demo, adoption: Adoption) -> None:
    adoption.ended_on = AS_OF
    adoption.save()

    with pytest.raises(UserError) as refused:
        actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=TEXT)

    assert refused.value.code == "local_numbers_ended"


def test_who_may_not_adopt_is_denied_and_that_is_recorded(demo: Demo, adoption: Adoption) -> None:
    draft = actions.draft_overlay(by=demo.users["leader"], adoption=adoption, text=TEXT)
    by = demo.users["township"]

    for attempt in (
        lambda: actions.draft_overlay(by=by, adoption=adoption, text=TEXT),
        lambda: actions.adopt_overlay(by=by, draft=draft, adopted_on=DAY),
    ):
        with pytest.raises(Denied):
            attempt()

    assert LocalNumbers.objects.get().adopted_on is None
    assert Event.objects.filter(result="denied").count() == 2
