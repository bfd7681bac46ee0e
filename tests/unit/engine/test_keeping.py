from datetime import date

from gongdao.engine import nodes
from gongdao.engine.days import calendar_year
from gongdao.engine.keeping import kept
from gongdao.engine.parameters import DatedValue, Parameter
from gongdao.engine.scene import Scene
from gongdao.engine.world import World

DAY, LATER = date(2010, 7, 21), date(2010, 7, 22)
PERSON, UNIT = nodes.Field("row", "talk", "person"), nodes.Field("row", "talk", "unit")
LINK = ((PERSON, nodes.Field("subject", "person", "person")),)
ONE, OTHER = {"person": "甲"}, {"person": "乙"}


def talks(where=None, name="talks", link=LINK):
    return nodes.Aggregate("count", "talk", link, where, None, name, "谈话次数")


def number(value):
    return {
        "least": Parameter("least", "最少", "least", None, (DatedValue(date.min, value, "ours", None, None, None),))
    }


class Asked:
    """Counts how often something is really worked out."""

    def __init__(self):
        self.world, self.times = World.of({}), 0

    def ask(self, node, row=ONE, day=DAY, period=None, least=1, *, inside=False):
        def work(scene):
            self.times += 1
            return self.times

        scene = Scene(self.world, day, period, number(least), "person", row)
        return kept(node, work)(scene.inside("talk", {}) if inside else scene)


def test_equal_quantities_of_one_subject_are_worked_out_once():
    asked = Asked()

    assert [asked.ask(talks()), asked.ask(talks()), asked.ask(talks())] == [1, 1, 1]


def test_another_subject_day_or_quantity_is_worked_out_anew():
    asked = Asked()

    found = [
        asked.ask(talks()),
        asked.ask(talks(), row=OTHER),
        asked.ask(talks(), day=LATER),
        asked.ask(talks(None, "other")),
    ]

    assert found == [1, 2, 3, 4]


def test_the_period_tells_apart_only_what_looks_at_it():
    asked = Asked()
    looks = talks(nodes.Compare("<", nodes.Const(LATER), nodes.PeriodEnd()))
    periods = calendar_year(2009), calendar_year(2010)

    assert [asked.ask(talks(), period=period) for period in periods] == [1, 1]
    assert [asked.ask(looks, period=period) for period in periods] == [2, 3]


def test_a_number_tells_apart_only_what_looks_at_it():
    asked = Asked()
    looks = talks(nodes.Compare("<", nodes.Const(0), nodes.Param("least")))

    assert [asked.ask(talks(), least=least) for least in (1, 2)] == [1, 1]
    assert [asked.ask(looks, least=least) for least in (1, 2, 1)] == [2, 3, 2]


def test_a_quantity_that_does_not_look_at_the_subject_is_the_same_for_all():
    asked = Asked()
    common = talks(nodes.Empty(UNIT), link=())

    assert [asked.ask(common), asked.ask(common, row=OTHER), asked.ask(common, day=LATER)] == [1, 1, 2]


def test_about_a_row_of_another_quantity_nothing_is_kept():
    asked = Asked()

    assert [asked.ask(talks(), inside=True), asked.ask(talks(), inside=True)] == [1, 2]
