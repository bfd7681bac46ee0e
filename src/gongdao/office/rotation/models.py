"""What is stored: reserve lists and secondments (后备名单、挂职抽调)."""

from gongdao.facts.people import RESERVE_LISTING, SECONDMENT
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique
from gongdao.office.rotation.messages import SENTENCES


class ReserveListing(Record):
    relation = RESERVE_LISTING

    person = link(RESERVE_LISTING, "person", Person)
    kind = field(RESERVE_LISTING, "kind")
    listed_on = field(RESERVE_LISTING, "listed_on")
    removed_on = field(RESERVE_LISTING, "removed_on")

    class Meta(Record.Meta):
        db_table = "rotation_reserve"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "后备干部名单"
        constraints = (
            *checks(RESERVE_LISTING, "reserve"),
            unique("reserve_once", ("person", "kind", "listed_on"), SENTENCES["reserve_once"]),
        )


class Secondment(Record):
    relation = SECONDMENT

    person = link(SECONDMENT, "person", Person)
    sending_unit = link(SECONDMENT, "sending_unit", Unit)
    unit = link(SECONDMENT, "unit", Unit)
    kind = field(SECONDMENT, "kind")
    destination = field(SECONDMENT, "destination")
    batch = field(SECONDMENT, "batch")
    duties = field(SECONDMENT, "duties")
    duties_assigned_on = field(SECONDMENT, "duties_assigned_on")
    started_on = field(SECONDMENT, "started_on")
    ended_on = field(SECONDMENT, "ended_on")

    class Meta(Record.Meta):
        db_table = "rotation_secondment"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "挂职抽调"
        constraints = (
            *checks(SECONDMENT, "secondment"),
            unique("secondment_once", ("person", "kind", "destination", "started_on"), SENTENCES["secondment_once"]),
        )
