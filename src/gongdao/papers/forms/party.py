"""The free text of 入党时间: a date, other parties, or none at all."""

import re
from dataclasses import dataclass

from gongdao.facts.partial import PartialDate
from gongdao.papers.codebook.tables import table_named
from gongdao.papers.forms.resume import partial_of
from gongdao.papers.spelling import close_up

_COMMUNISTS = {"01", "02"}
_PIECES = re.compile(r"[;；,，、/()（）]+")
_DATE = re.compile(r"(\d{4}[.年/-]\d{1,2}(?:[.月/-]\d{1,2}日?|月)?|\d{8}|\d{6}|\d{4}年?)(?:加入|入党|入会)?")
_DAY = re.compile(r"\d{8}")


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """One party (its code of the table of politics) with the date of entry, where it is given."""

    party: str
    joined_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class PartyStatement:
    """What the text says: the entries in their order, and what of it could not be read."""

    entries: tuple[PartyEntry, ...]
    unread: tuple[str, ...]

    @property
    def joined_party_on(self) -> PartialDate | None:
        """Give the date of entry into the Communist Party."""
        return next((one.joined_on for one in self.entries if one.party in _COMMUNISTS), None)


def read_party(text: str) -> PartyStatement:
    """Read the text: `200108`, `群众`, `民建；民盟`, `200108；民建`, `(民建)`, `民建2001.08` and the like.

    A date that no other party stands beside is the entry into the Communist Party. The text itself is never changed.
    """
    entries: list[PartyEntry] = []
    unread: list[str] = []
    for piece in _PIECES.split(close_up(text)):
        entry = _entry(piece) if piece else None
        if entry:
            entries.append(entry)
        elif piece:
            unread.append(piece)
    return PartyStatement(tuple(entries), tuple(unread))


def _entry(piece: str) -> PartyEntry | None:
    found = _DATE.search(piece)
    rest = piece if found is None else piece[: found.start()] + piece[found.end() :]
    code = table_named("politics").find(rest) if rest else None
    if rest and code is None:
        return None
    joined_on = _date(found[1]) if found else None
    if found and joined_on is None:
        return None
    return PartyEntry(code.code if code else "01", joined_on)


def _date(text: str) -> PartialDate | None:
    return partial_of(f"{text[:4]}.{text[4:6]}.{text[6:]}" if _DAY.fullmatch(text) else text)
