"""A swept day and its findings, stored without judging anybody."""

from datetime import date

from django.utils import timezone

from gongdao.facts.relation import Level
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Finding, OutcomeCount, Sweep

DAY = date(2026, 7, 21)
EIGHT_YEARS = """
overlay: exchange_years
title: 示例区干部交流年限规定
pack: qsh_2009
locality: 示例区
issued_on: 2026-03-01
changes:
  - clause: QSH-20c
    parameter: must_after_years
    values:
      - {from: 2026-03-01, value: 8, origin: source, cites: 满8年}
"""


def make_sweep() -> Sweep:
    return Sweep.objects.create(
        key="sweep-1", as_of=DAY, packs=["qsh_2009"], by_key="li.jing", finished_at=timezone.now(), judged=9, sampled=9
    )


def make_finding(sweep: Sweep, number: int = 1, unit: str = "unit-1", **values: object) -> Finding:
    """Store a finding about an appointment of a number, and count it for its unit and for all."""
    about = {"sweep": sweep, "pack": "qsh_2009", "clause": "QSH-20c", "unit": Unit.objects.get(key=unit)}
    about |= {"level": Level.INTERNAL.value, "outcome": "fails"}
    about |= {name: value for name, value in values.items() if name in {"clause", "level", "outcome", "period"}}
    OutcomeCount.objects.create(**about, count=1)
    OutcomeCount.objects.create(**about | {"unit": None}, count=1)
    more = {name: value for name, value in values.items() if name not in about}
    subject = {"subject_kind": "appointment", "subject": f"a{number}", "subject_name": f"官员{number}"}
    ruled = {"version": "2009-07-21", "force": "must", "effect": "warn", "missing": [], "evidence": {}}
    told = about | subject | ruled | more
    return Finding.objects.create(**{"person": _person_of(told)} | told)


def _person_of(told: dict[str, object]) -> str:
    """Look up whose matter the subject is, as a sweep does."""
    kind = str(told["subject_kind"])
    if kind == "person":
        return str(told["subject"])
    if kind not in REGISTERS or "person" not in REGISTERS[kind].relation.by_name:
        return ""
    return REGISTERS[kind].model.objects.filter(key=told["subject"]).values_list("person__key", flat=True).first() or ""
