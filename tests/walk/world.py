"""The world that is walked: everybody who may ask, and one object of each sort in each relation to them.

Roles hold in the town. The actor is `own`; `inside` belongs to the town, `kin` does too and is kin of the actor,
`declared` does too and the actor has declared to keep away from him, `outside` belongs to the other town, `above` leads
the district, `unrelated` belongs to another district.
"""

from datetime import date

from django.utils import timezone

from gongdao.facts.partial import PartialDate
from gongdao.office.access.models import Grant, Recusal
from gongdao.office.access.roles import ROLES, Family
from gongdao.office.accounts.models import User
from gongdao.office.audit.actions import record
from gongdao.office.establishment.models import QuotaHold, QuotaLine
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Kinship, Person
from gongdao.office.record.models import Erasure
from gongdao.office.registers.register import REGISTERS
from gongdao.office.rulings.models import Adoption, Finding, OutcomeCount, Sweep
from tests.factories.access import make_grant
from tests.factories.accounts import make_user
from tests.factories.orgs import make_unit
from tests.factories.registers import full_row, make_rows

COMMON = "鑫"  # every official's name has it, so that one search finds whom it may
RELATIONS = ("own", "kin", "declared", "inside", "outside", "above", "unrelated")
NAMES = dict(zip(RELATIONS, ("卞鑫甲", "钟鑫乙", "耿鑫庚", "隗鑫丙", "阚鑫丁", "贲鑫戊", "逄鑫己"), strict=True))
HOMES = dict(zip(RELATIONS, (*("unit-1",) * 4, "unit-2", "district", "elsewhere"), strict=True))
UNITS = dict(zip(RELATIONS, (*("unit-1",) * 3, "village", "unit-2", "district", "elsewhere"), strict=True))
FINDINGS = {relation: 1001 + place for place, relation in enumerate(RELATIONS)}
WALKED = ("person", "leave", "assessment", "talk", "study_event", "post")
EVERYBODY = ("anonymous", "official", *ROLES, "ranged")
ACCOUNT, GRANT = "official", 999
KEYS = {"adoption": "adoption-1", "erasures": "erasure-1"}  # what addresses with such a part ask for


def build() -> dict[str, User | None]:
    """Store the world and give the one who asks, for each class of role."""
    for key, parent in (
        ("district", None),
        ("unit-1", "district"),
        ("village", "unit-1"),
        ("unit-2", "district"),
        ("elsewhere", None),
    ):
        make_unit(key, Unit.objects.get(key=parent) if parent else None, kind="township")
    for relation in RELATIONS:
        _person(relation)
    people = {person.key: person for person in Person.objects.all()}
    Kinship.objects.create(key="kin", person=people["own"], relative=people["kin"], kind="spouse")
    _rulings()
    _record()
    _places()
    return {name: _asker(name) for name in EVERYBODY}


def become(user: User) -> None:
    """Let a user be the official `own`, as one person has one account only."""
    User.objects.exclude(person_key="").update(person_key="")
    User.objects.filter(pk=user.pk).update(person_key="own")
    Recusal.objects.filter(key="recusal").delete()
    _recuse("recusal", user, "declared")


def _asker(name: str) -> User | None:
    if name == "anonymous":
        return None
    user = make_user(name, f"经办{name}")
    if name == "ranged":
        make_grant(user, ROLES["roster_clerk"], Unit.objects.get(key="district"), highest_rank="stock")
    elif name in ROLES:
        role = ROLES[name]
        make_grant(user, role, Unit.objects.get(key="unit-1") if role.family is Family.BUSINESS else None)
    if name == ACCOUNT:
        leader = ROLES["leader"]
        other = make_user("other", "别人")
        Grant.objects.create(
            pk=GRANT,
            user=other,
            role=leader.code,
            family=leader.family,
            unit=Unit.objects.get(key="unit-2"),
            started_on=date(2020, 1, 1),
        )
        for relation in RELATIONS:
            _recuse(f"recusal-{relation}", other, relation)
    return user


def _recuse(key: str, user: User, person: str) -> None:
    days = {"started_on": date(2020, 1, 1), "recorded_at": timezone.now()}
    Recusal.objects.create(key=key, user=user, person=person, reason="同学", recorded_by=user, **days)


def _person(relation: str) -> None:
    home = HOMES[relation]
    make_rows(REGISTERS["person"], full_row(REGISTERS["person"], key=relation, name=NAMES[relation], unit=home))
    rank = "county_chief" if relation == "above" else "stock"
    post = {"unit": home, "title": f"{relation}职位", "level": rank, "is_main_leader": False}
    make_rows(REGISTERS["post"], full_row(REGISTERS["post"], key=f"post-{relation}", **post))
    held = {"person": relation, "post": f"post-{relation}", "unit": home, "term": None, "kind": "regular"}
    held |= {"started_on": PartialDate.parse("2010-01-01"), "ended_on": None}
    make_rows(REGISTERS["appointment"], full_row(REGISTERS["appointment"], key=f"appointment-{relation}", **held))
    for name in WALKED[1:-1]:
        register = REGISTERS[name]
        columns = {column.name: None for column in register.references if not register.is_required(column)}
        named = {"person": relation, "unit": home, "speaker": relation, "host": home}
        columns |= {column: value for column, value in named.items() if column in register.relation.by_name}
        make_rows(register, full_row(register, key=f"{name}-{relation}", **columns))


def _places() -> None:
    """Let one place be kept at each unit; as more than one official belongs to some, also at one unit."""
    kept = {"account": "reserved", "purpose": "动议", "started_on": date(2020, 1, 1), "at": timezone.now()}
    for slot, relation in enumerate(RELATIONS, 1):
        unit = Unit.objects.get(key=UNITS[relation])
        line, _ = QuotaLine.objects.get_or_create(unit=unit, level="stock")
        QuotaHold.objects.create(key=f"hold-{relation}", line=line, slot=slot, by_key="other", **kept)


def _record() -> None:
    """Let each official have been corrected once, and an erasure of the first of these events be proposed."""
    for relation in RELATIONS:
        told = {"subject_kind": "person", "subject_key": relation, "sentence": f"更正人员“{NAMES[relation]}”"}
        record(by=None, act="people.change_person", **told)
    Erasure.objects.create(key="erasure-1", seqs=[0], basis="示例法", first_key="nobody", first_at=timezone.now())


def _rulings() -> None:
    """Adopt the Measures and sweep today: everybody fails an open clause and a restricted one."""
    Adoption.objects.create(
        key="adoption-1", pack="qsh_2009", unit=Unit.objects.get(key="district"), adopted_on=date(2009, 7, 21)
    )
    sweep = Sweep.objects.create(
        key="sweep-1",
        as_of=timezone.localdate(),
        packs=["qsh_2009"],
        by_key="system",
        finished_at=timezone.now(),
        judged=12,
        sampled=0,
    )
    units = {unit.key: unit for unit in Unit.objects.all()}
    for level in ("internal", "restricted"):
        told = {"sweep": sweep, "pack": "qsh_2009", "clause": f"QSH-20{'c' if level == 'internal' else 'b'}"}
        told |= {"level": level, "outcome": "fails"}
        OutcomeCount.objects.create(**told, unit=None, count=len(RELATIONS))
        for relation in RELATIONS:
            told["unit"] = units[HOMES[relation]]
            OutcomeCount.objects.create(**told, count=1)
            about = {"subject_kind": "person", "subject": relation, "subject_name": NAMES[relation]}
            number = {"pk": FINDINGS[relation]} if level == "internal" else {}
            Finding.objects.create(
                **number, **told, **about, version="2009-07-21", force="must", effect="warn", missing=[], evidence={}
            )
