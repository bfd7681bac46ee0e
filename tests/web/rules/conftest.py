"""A town whose official has held a leading post for ten years, under an adopted document."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from gongdao.facts.partial import PartialDate
from gongdao.facts.relation import Level
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption, Finding, OutcomeCount, Sweep
from tests.factories.registers import full_row, make_rows

DAY = date(2026, 7, 21)


@pytest.fixture
def adopted(district) -> Adoption:
    return Adoption.objects.create(key="adoption-1", pack="qsh_2009", unit=district, adopted_on=date(2009, 7, 21))


@pytest.fixture
def official(adopted) -> str:
    """The key of an official, in the same leading post since 2016-07-21."""
    values = {"kind": "regular", "started_on": PartialDate.parse("2016-07-21"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key="a1", **values))
    return "person-1"


@pytest.fixture
def swept(district) -> Sweep:
    return Sweep.objects.create(
        key="sweep-1", as_of=DAY, packs=["qsh_2009"], by_key="li.jing", finished_at=timezone.now(), judged=9, sampled=9
    )


@pytest.fixture
def make_finding(swept) -> Callable[..., Finding]:
    """Store a finding of the sweep, and count it."""

    def make(number: int = 1, unit: str = "unit-1", **values) -> Finding:
        about = {"sweep": swept, "pack": "qsh_2009", "clause": "QSH-20c", "unit": Unit.objects.get(key=unit)}
        about |= {"level": Level.INTERNAL.value, "outcome": "fails"}
        about |= {name: value for name, value in values.items() if name in {"clause", "level", "outcome", "period"}}
        OutcomeCount.objects.create(**about, count=1)
        OutcomeCount.objects.create(**about | {"unit": None}, count=1)
        return Finding.objects.create(
            **about,
            **{
                "subject_kind": "appointment",
                "subject": f"a{number}",
                "subject_name": f"官员{number}",
                "version": "2009-07-21",
                "force": "must",
                "effect": "warn",
                "missing": [],
                "evidence": {},
                **{name: value for name, value in values.items() if name not in about},
            },
        )

    return make
