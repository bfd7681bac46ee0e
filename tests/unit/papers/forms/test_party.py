import pytest

from gongdao.facts.partial import PartialDate
from gongdao.papers.forms.party import read_party


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("200108", [("01", "2001-08")]),
        ("2001.08", [("01", "2001-08")]),
        ("2001年8月", [("01", "2001-08")]),
        ("20010815", [("01", "2001-08-15")]),
        ("2001.08加入", [("01", "2001-08")]),
        ("中共党员", [("01", None)]),
        ("群众", [("13", None)]),
        ("无党派", [("12", None)]),
        ("民建", [("06", None)]),
        ("(民建)", [("06", None)]),
        ("（民建）", [("06", None)]),
        ("民建；民盟", [("06", None), ("05", None)]),
        ("200108；民建", [("01", "2001-08"), ("06", None)]),
        ("2001.08（民盟）", [("01", "2001-08"), ("05", None)]),
        ("民建2001.08", [("06", "2001-08")]),
        ("2001.08民建", [("06", "2001-08")]),
        ("九三学社200108", [("10", "2001-08")]),
        ("", []),
    ],
)
def test_the_free_text_of_the_field_is_read(text, entries):
    statement = read_party(text)

    assert [(one.party, one.joined_on and one.joined_on.text) for one in statement.entries] == entries
    assert statement.unread == ()


@pytest.mark.parametrize(
    ("text", "unread"), [("200113", ("200113",)), ("某某社；民建", ("某某社",)), ("2001.08转正后", ("2001.08转正后",))]
)
def test_what_is_not_understood_is_given_back(text, unread):
    assert read_party(text).unread == unread


def test_the_entry_into_the_communist_party_is_told_from_others():
    assert read_party("民盟1999.01；200108").joined_party_on == PartialDate.parse("2001-08")
    assert read_party("民盟1999.01").joined_party_on is None
