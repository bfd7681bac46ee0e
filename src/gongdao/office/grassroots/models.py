"""What is stored: village candidates, venues and open evaluation (村级人选、村级活动场所、开门评部)."""

from gongdao.facts.oversight import (
    OPINION_PROBLEM,
    VILLAGE_CANDIDATE,
    VILLAGE_EXCLUSION,
    VILLAGE_FINDING,
    VILLAGE_VENUE,
)
from gongdao.office.grassroots.messages import SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.people.models import Person
from gongdao.office.registers.columns import Record, checks, field, link, unique


class VillageCandidate(Record):
    relation = VILLAGE_CANDIDATE

    village = link(VILLAGE_CANDIDATE, "village", Unit)
    person = link(VILLAGE_CANDIDATE, "person", Person)
    round = field(VILLAGE_CANDIDATE, "round")
    post = field(VILLAGE_CANDIDATE, "post")
    source = field(VILLAGE_CANDIDATE, "source")
    listing = link(VILLAGE_CANDIDATE, "listing", "rotation.ReserveListing")
    place = field(VILLAGE_CANDIDATE, "place")
    proposed_on = field(VILLAGE_CANDIDATE, "proposed_on")

    class Meta(Record.Meta):
        db_table = "grassroots_candidate"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "村级人选"
        constraints = (
            *checks(VILLAGE_CANDIDATE, "village_cand"),
            unique("village_cand_once", ("village", "person", "round", "post"), SENTENCES["village_cand_once"]),
        )


class VillageExclusion(Record):
    relation = VILLAGE_EXCLUSION

    candidate = link(VILLAGE_EXCLUSION, "candidate", VillageCandidate)
    ground = field(VILLAGE_EXCLUSION, "ground")
    decided_on = field(VILLAGE_EXCLUSION, "decided_on")

    class Meta(Record.Meta):
        db_table = "grassroots_exclusion"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "村级人选排除理由"
        constraints = (
            *checks(VILLAGE_EXCLUSION, "village_excl"),
            unique("village_excl_once", ("candidate", "ground"), SENTENCES["village_excl_once"]),
        )


class VillageFinding(Record):
    relation = VILLAGE_FINDING

    village = link(VILLAGE_FINDING, "village", Unit)
    result = field(VILLAGE_FINDING, "result")
    found_on = field(VILLAGE_FINDING, "found_on")

    class Meta(Record.Meta):
        db_table = "grassroots_finding"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "本村人选认定"
        constraints = (
            *checks(VILLAGE_FINDING, "village_finding"),
            unique("village_finding_once", ("village", "found_on"), SENTENCES["village_finding_once"]),
        )


class VillageVenue(Record):
    relation = VILLAGE_VENUE

    assigned_by = link(VILLAGE_VENUE, "assigned_by", Unit)
    village = link(VILLAGE_VENUE, "village", Unit)
    project_year = field(VILLAGE_VENUE, "project_year")
    started_on = field(VILLAGE_VENUE, "started_on")
    finished_on = field(VILLAGE_VENUE, "finished_on")

    class Meta(Record.Meta):
        db_table = "grassroots_venue"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "村级活动场所"
        constraints = (*checks(VILLAGE_VENUE, "venue"),)


class OpinionProblem(Record):
    relation = OPINION_PROBLEM

    unit = link(OPINION_PROBLEM, "unit", Unit)
    round = field(OPINION_PROBLEM, "round")
    opinions = field(OPINION_PROBLEM, "opinions")
    sensitive = field(OPINION_PROBLEM, "sensitive")
    sorted_on = field(OPINION_PROBLEM, "sorted_on")
    started_on = field(OPINION_PROBLEM, "started_on")
    done_on = field(OPINION_PROBLEM, "done_on")

    class Meta(Record.Meta):
        db_table = "grassroots_problem"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "意见问题"
        constraints = (*checks(OPINION_PROBLEM, "opinion"),)
