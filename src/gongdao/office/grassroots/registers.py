"""The registers of this room."""

from gongdao.office.accounts.permissions import Permission
from gongdao.office.grassroots.models import (
    OpinionProblem,
    VillageCandidate,
    VillageExclusion,
    VillageFinding,
    VillageVenue,
)
from gongdao.office.registers.register import Register

VILLAGE_CANDIDATE = Register(
    model=VillageCandidate,
    owner=("village",),
    read=Permission.GRASSROOTS_RECORD_READ,
    write=Permission.GRASSROOTS_RECORD_WRITE,
    listed=("proposed_on", "village", "person", "round", "post", "source", "listing", "place"),
    filters=("village", "person", "round", "post", "source", "listing", "proposed_on"),
    order=("-proposed_on",),
)
VILLAGE_EXCLUSION = Register(
    model=VillageExclusion,
    owner=("candidate__village",),
    read=Permission.GRASSROOTS_RECORD_READ,
    write=Permission.GRASSROOTS_RECORD_WRITE,
    listed=("decided_on", "candidate", "ground"),
    filters=("candidate", "ground", "decided_on"),
    order=("-decided_on",),
)
VILLAGE_FINDING = Register(
    model=VillageFinding,
    owner=("village",),
    read=Permission.GRASSROOTS_RECORD_READ,
    write=Permission.GRASSROOTS_RECORD_WRITE,
    listed=("found_on", "village", "result"),
    filters=("village", "result", "found_on"),
    order=("-found_on",),
)
VILLAGE_VENUE = Register(
    model=VillageVenue,
    owner=("village", "assigned_by"),
    read=Permission.GRASSROOTS_RECORD_READ,
    write=Permission.GRASSROOTS_RECORD_WRITE,
    listed=("assigned_by", "village", "project_year", "started_on", "finished_on"),
    filters=("assigned_by", "village", "project_year"),
    order=("-project_year",),
)
OPINION_PROBLEM = Register(
    model=OpinionProblem,
    owner=("unit",),
    read=Permission.GRASSROOTS_RECORD_READ,
    write=Permission.GRASSROOTS_RECORD_WRITE,
    listed=("sorted_on", "unit", "round", "opinions", "sensitive", "started_on", "done_on"),
    filters=("unit", "round", "sensitive", "sorted_on"),
    order=("-sorted_on",),
)

REGISTERS = {
    register.name: register
    for register in (
        VILLAGE_CANDIDATE,
        VILLAGE_EXCLUSION,
        VILLAGE_FINDING,
        VILLAGE_VENUE,
        OPINION_PROBLEM,
    )
}
