"""Which pages there are to measure: one address of every kind, of an official about whom something was found."""

from __future__ import annotations

from django.urls import reverse

from gongdao.office.access.models import Grant
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Appointment, Person
from gongdao.office.rulings.models import Adoption, Finding

WHY = "a bench looks for something to show"
CLAUSE = "QSH-20c"
REGISTERS = (
    "appointment",
    "education",
    "post",
    "credit",
    "enrolment",
    "visit",
    "attendance",
    "coverage",
    "calendar_day",
)


def size_of() -> str:
    """Say how many officials, units and findings there are."""
    counts = [model.objects.unscoped(reason=WHY).count() for model in (Person, Unit, Finding)]
    return "{:,} officials, {:,} units, {:,} findings".format(*counts)


def pages() -> dict[str, str]:
    """Name the pages."""
    return {**_of_one_official(), **_lists(), **_of_the_rules(), **_of_the_office()}


def _of_one_official() -> dict[str, str]:
    held, other = _held(), _other()
    person, unit, top = held.person.key, held.unit.key, Unit.objects.unscoped(reason=WHY).get(parent=None).key
    _own(person)
    waiting = reverse("rules:waiting", args=[person])
    return {
        "person": reverse("roster:person", args=[person]),
        "waiting": waiting,
        "waiting, post": f"{waiting}?post={other.post.key}",
        "waiting, search": f"{waiting}?q=镇",
        "own record": reverse("roster:own"),
        "explanation": reverse("rules:explanation", args=[CLAUSE, held.key]),
        "appointment": reverse("registers:record", args=["appointment", held.key]),
        "appointment, change": reverse("registers:change", args=["appointment", held.key]),
        "post": reverse("registers:record", args=["post", held.post.key]),
        "unit": reverse("orgs:unit", args=[unit]),
        "unit, topmost": reverse("orgs:unit", args=[top]),
    }


def _lists() -> dict[str, str]:
    unit = _held().unit
    roster, search = reverse("roster:list"), reverse("shell:search")
    lists = {f"list of {name}": reverse("registers:list", args=[name]) for name in REGISTERS}
    return {
        "roster": roster,
        "roster, last page": f"{roster}?page=99999",
        "roster, unit": f"{roster}?unit={unit.key}",
        "roster, name": f"{roster}?name=王",
        "roster, outcome": f"{roster}?outcome=fails",
        "roster, export": reverse("registers:export", args=["person"]) + f"?unit={unit.key}",
        "search": f"{search}?q=王",
        "units": reverse("orgs:list"),
        "units, name": reverse("orgs:list") + "?name=镇",
        "unit names": reverse("shell:unit_names") + "?unit=镇",
        **lists,
        "list, filtered": f"{reverse('registers:list', args=['appointment'])}?unit={unit.key}",
        "import of a register": reverse("registers:import", args=["visit"]),
        "import of a roster": reverse("roster:import"),
        "imports": reverse("roster:batches"),
    }


def _of_the_rules() -> dict[str, str]:
    findings, unit = reverse("rules:findings"), _held().unit.key
    return {
        "dashboard": reverse("rules:dashboard"),
        "findings": findings,
        "findings, clause": f"{findings}?clause={CLAUSE}&outcome=fails",
        "findings, unit": f"{findings}?unit={unit}",
        "findings, name": f"{findings}?name=王",
        "findings, last page": f"{findings}?page=99999",
        "changes": reverse("rules:changes"),
        "rule book": reverse("rules:book"),
        "document": reverse("rules:document", args=["qsh_2009"]),
        "clauses": reverse("rules:clauses"),
        "clause": reverse("rules:clause", args=[CLAUSE]),
        "adoption": reverse("rules:adoption"),
        "local numbers": reverse("rules:numbers", args=[Adoption.objects.unscoped(reason=WHY).order_by("pk")[0].key]),
        "comparison": reverse("rules:compare"),
    }


def _of_the_office() -> dict[str, str]:
    return {
        "own roles": reverse("shell:own"),
        "jobs": reverse("jobs:list"),
        "security": reverse("accounts:security"),
        "accounts": reverse("accounts:users"),
        "account": reverse("accounts:user", args=["township"]),
        "grants": reverse("accounts:grants"),
        "grant, propose": reverse("accounts:propose"),
        "record": reverse("record:events"),
        "record, official": f"{reverse('record:events')}?kind=person&key={_held().person.key}",
        "checkpoints": reverse("record:checkpoints"),
    }


def _held() -> Appointment:
    """Find an official in the township of its clerk, with something that fails if there is one."""
    found = Finding.objects.unscoped(reason=WHY).filter(outcome="fails", clause=CLAUSE)
    area = Grant.objects.unscoped(reason=WHY).select_related("unit").get(user__username="township").unit
    one = found.filter(unit__path__startswith=area.path).order_by("pk").first() or found.order_by("pk")[0]
    return Appointment.objects.unscoped(reason=WHY).select_related("person", "unit", "post").get(key=one.subject)


def _other() -> Appointment:
    held = _held()
    others = Appointment.objects.unscoped(reason=WHY).filter(post__isnull=False).select_related("post")
    return others.exclude(person=held.person).order_by("pk")[0]


def _own(person: str) -> None:
    """Let the account of the township belong to another official, so that there is an own record."""
    users = User.objects.unscoped(reason=WHY)
    if not users.filter(person_key=person).exists():
        users.filter(username="auditor").update(person_key=person)
