"""What a finding shows beside its outcome, where no worked case looks."""

import json
from datetime import date
from decimal import Decimal

from gongdao.engine.evaluate import evaluate_one
from gongdao.engine.world import World
from gongdao.facts.partial import PartialDate
from gongdao.packs.installed import load


def finding(clause_id, subject, relations, as_of):
    pack = load("qsh_2009")
    *_, found = evaluate_one(World.of(relations), [(pack, pack.clause(clause_id))], subject, as_of)
    return found


def test_the_reminder_of_an_exchange_stands_six_months_before_its_day():
    facts = {
        "post": [{"post": "局长", "category": "leading"}],
        "appointment": [
            {
                "appointment": "任一",
                "person": "甲",
                "post": "局长",
                "kind": "regular",
                "started_on": PartialDate.of_day(date(2004, 8, 31)),
            }
        ],
    }

    found = finding("QSH-20c", "任一", facts, date(2014, 1, 1))

    assert found.due == date(2014, 8, 31)
    assert json.loads(found.evidence) == {
        "since": "2004-08-31",
        "held": 9,
        "post": "局长",
        "remind_on": "2014-02-28",
    }


def test_the_reminder_of_a_campaign_stands_a_year_before_the_end_of_the_term():
    facts = {
        "body": [{"body": "班一", "unit": "某局"}],
        "term": [{"term": "届一", "body": "班一", "started_on": date(2006, 7, 1), "ends_on": date(2011, 7, 1)}],
    }

    found = finding("QSH-1a", "届一", facts, date(2010, 1, 1))

    assert found.due == date(2011, 6, 30)
    assert json.loads(found.evidence) == {"campaigns": 0, "started_on": "2006-07-01", "remind_on": "2010-07-01"}


def test_the_reminder_of_a_sending_target_stands_at_two_full_years():
    facts = {"unit": [{"unit": "区委", "kind": "authority"}]}

    found = finding("QSH-4d", "区委", facts, date(2010, 1, 1))

    assert found.due == date(2011, 12, 31)
    assert json.loads(found.evidence) == {"sent": 0, "remind_on": "2010-12-31"}


def test_a_vote_shows_the_ballots_by_every_denominator():
    facts = {
        "tally": [
            {
                "tally": "票一",
                "person": "甲",
                "purpose": "recommendation",
                "scope": "own_unit",
                "held_on": date(2010, 3, 1),
                "issued": 100,
                "returned": 96,
                "valid": 90,
                "in_favour": 44,
            }
        ]
    }

    found = finding("QSH-19f", "票一", facts, date(2010, 7, 21))

    assert json.loads(found.evidence) == {"in_favour": 44, "ballots": 90, "issued": 100, "returned": 96, "valid": 90}


def test_a_sum_shows_its_decimals_without_padding():
    events = [("一", Decimal("11.00")), ("二", Decimal("0.50"))]
    facts = {
        "body": [{"body": "班一", "unit": "某局", "has_centre_group": True}],
        "study_event": [
            {"event": event, "body": "班一", "kind": "collective", "days": days, "held_on": date(2010, 3, 1)}
            for event, days in events
        ],
    }

    found = finding("QSH-2a", "班一", facts, date(2010, 7, 21))

    assert found.evidence == '{"days":11.5}'
