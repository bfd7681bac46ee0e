"""What the templates of the shell receive: plain values, made by views out of what the domain answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongdao.web.shell.words import EFFECTS, FORCES, ICONS, OUTCOMES


@dataclass(frozen=True)
class Link:
    """A text that may lead somewhere."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Act:
    """A button. With `fields` it posts them; `writes` says that it needs the header to stand on today."""

    label: str
    href: str
    kind: str = "secondary"
    writes: bool = False
    fields: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class Page:
    """The head of a page: title, one line of what it is, where it stands, what can be done."""

    title: str
    lead: str = ""
    crumbs: tuple[Link, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Badge:
    """An outcome in word, icon and colour, leading to its explanation; with `count`, how often it was found."""

    outcome: str
    href: str = ""
    count: int | None = None

    @property
    def word(self) -> str:
        return OUTCOMES[self.outcome]

    @property
    def icon(self) -> str:
        return ICONS[self.outcome]


@dataclass(frozen=True)
class Force:
    """How strongly a clause binds."""

    code: str

    @property
    def word(self) -> str:
        return FORCES[self.code]


@dataclass(frozen=True)
class Column:
    """A column of a table. `kind` is text, long, number, day or narrow; `sort` leads to the list in this column's order."""

    label: str
    kind: str = "text"
    sort: str = ""
    sorted: str = ""

    @property
    def aria_sort(self) -> str:
        return {"up": "ascending", "down": "descending"}.get(self.sorted, "")


@dataclass(frozen=True)
class Cell:
    """One value. Empty text is shown as a dash; `unknown` says that a fact is missing, with the place to fill it.

    `listed` are several texts, each of which may lead somewhere.
    """

    text: str = ""
    href: str = ""
    note: str = ""
    badge: Badge | None = None
    badges: tuple[Badge, ...] = ()
    force: Force | None = None
    indent: int = 0
    unknown: bool = False
    listed: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Empty:
    """What a page will hold, and the one act that fills it."""

    title: str
    text: str
    act: Act | None = None


@dataclass(frozen=True)
class Table:
    """Columns and rows of cells; the first cell of a row names it.

    With `keys`, one for each row, rows can be chosen. On a phone a row of a `matrix` is one line without its zeros.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: Empty | None = None
    total: tuple[Cell, ...] = ()
    sticky: bool = True
    keys: tuple[str, ...] = ()
    matrix: bool = False

    @property
    def lines(self) -> list[tuple[str, list[tuple[Column, Cell]]]]:
        keys = self.keys or ("",) * len(self.rows)
        return [(key, list(zip(self.columns, row, strict=True))) for key, row in zip(keys, self.rows, strict=True)]

    @property
    def total_line(self) -> list[tuple[Column, Cell]]:
        return list(zip(self.columns, self.total, strict=True)) if self.total else []

    @property
    def wide(self) -> bool:
        """Whether it is printed on landscape paper."""
        return len(self.columns) > 7  # noqa: PLR2004 -- ours: more do not fit on upright A4


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """One field of the filter bar: a choice among `options`, else a text or a day that is typed.

    With `suggests`, an address that answers what is typed, the options are suggestions for a text.
    """

    name: str
    label: str
    options: tuple[Option, ...] = ()
    value: str = ""
    kind: str = "search"
    suggests: str = ""


@dataclass(frozen=True)
class Filters:
    """The filter bar of a list: a search box, facets, and what is switched on, each with the way to switch it off."""

    action: str
    query: str = ""
    query_label: str = ""
    facets: tuple[Facet, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    active: tuple[Link, ...] = ()
    clear: str = ""


@dataclass(frozen=True)
class Pager:
    """Where in a list the page stands; counts are true counts."""

    total: int
    first: int
    last: int
    number: int = 1
    pages: int = 1
    previous: str = ""
    next: str = ""
    unit: str = "条"


@dataclass(frozen=True)
class Tab:
    """A saved view or a part of a subject."""

    label: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Figure:
    """A number that leads to the list behind it."""

    label: str
    number: int
    href: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Fact:
    """One fact of a record under its Chinese name."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class Refusal:
    """What cannot be done, on which ground, and what to do now."""

    what: str
    rest: str = ""
    acts: tuple[Act, ...] = ()

    @classmethod
    def of(cls, sentence: str, *acts: Act) -> Refusal:
        """Take the first sentence as the head and keep the others."""
        head, stop, rest = sentence.partition("。")
        return cls(head + stop, rest, acts)


@dataclass(frozen=True)
class Progress:
    """Long work: how far it is, in counts, and what came of it."""

    label: str
    state: str
    done: int
    total: int
    sentence: str = ""
    refresh: str = ""
    result: Link | None = None

    @property
    def running(self) -> bool:
        return self.state in {"queued", "running"}


@dataclass(frozen=True)
class Ground:
    """The clause that was applied, in the version in force on the day."""

    document: str
    clause: str
    summary: str
    force: Force
    effect: str
    version: str
    parameters: tuple[str, ...] = ()
    href: str = ""

    @property
    def effect_word(self) -> str:
        return EFFECTS.get(self.effect, "")


@dataclass(frozen=True)
class Evidence:
    """One quantity that was compared, its value, and the records it comes from."""

    quantity: str
    value: str
    records: tuple[Link, ...] = ()
    missing: bool = False


@dataclass(frozen=True)
class TraceStep:
    """One step of the way to an answer, with the steps inside and the records that entered."""

    label: str
    value: str
    children: tuple[TraceStep, ...] = ()
    records: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Why a clause answers as it does for one subject on one day."""

    key: str
    verdict: str
    badge: Badge
    subject: Link
    as_of: date
    ground: Ground
    evidence: tuple[Evidence, ...] = ()
    comparison: str = ""
    next: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    period: str = ""
    trace: tuple[TraceStep, ...] = ()

    @property
    def as_text(self) -> str:
        """Put the whole reasoning into plain lines, to be pasted into a paper."""
        ground = f"依据：{self.ground.document}{self.ground.clause}（{self.ground.force.word}）{self.ground.summary}"
        facts = [f"{item.quantity}：{item.value}" for item in self.evidence]
        return "\n".join([self.verdict, ground, *facts, self.comparison, *self.next]).replace("\n\n", "\n")


@dataclass(frozen=True)
class FindingLine:
    """One finding in a short list; the badge leads to the explanation."""

    badge: Badge
    verdict: str
    clause: str
    force: Force
    due: str = ""


@dataclass(frozen=True)
class Event:
    """One line of a timeline."""

    at: str
    who: str
    what: str


@dataclass(frozen=True)
class Step:
    """One step of a wizard."""

    label: str
    current: bool = False


def steps(labels: tuple[str, ...], at: int) -> tuple[Step, ...]:
    """Mark where a wizard stands."""
    return tuple(Step(label, number == at) for number, label in enumerate(labels))


@dataclass(frozen=True)
class Section:
    """One group of the navigation."""

    label: str
    items: tuple[Tab, ...] = field(default=())
