"""What the quota ledger says of each line on a day, with the postings behind it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from gongdao.office.access import allow
from gongdao.office.access.permissions import Permission
from gongdao.office.accounts.models import User
from gongdao.office.establishment.ledger import ALWAYS, GIVING, Account
from gongdao.office.establishment.models import QuotaHold, QuotaLine, QuotaPermit, QuotaPosting
from gongdao.office.scoping import Rule


@dataclass(frozen=True)
class Balance:
    """The accounts of a line at the end of a day."""

    line: QuotaLine
    accounts: Mapping[Account, int]

    @property
    def is_recorded(self) -> bool:
        """Whether a document says how many there may be."""
        return not self.accounts[Account.UNRECORDED]

    @property
    def over(self) -> int:
        """How many places are taken beyond the approved number, permitted, notified or not."""
        return sum(self.accounts[name] for name in (Account.PERMITTED, Account.DIGESTING, Account.EXCESS))


@dataclass(frozen=True)
class Entry:
    """One posting with what the line had free after it."""

    row: QuotaPosting
    free: int

    @property
    def is_always(self) -> bool:
        """Whether it has no recorded day."""
        return self.row.on == ALWAYS


def rule_of(path: str) -> Rule:
    """Say to a table of the ledger which rows an actor reaches: those at his units."""
    kind = allow.Kind((path,))
    return lambda by, permission, on: allow.reach(by, Permission(permission), kind, on)


def lines(by: User, today: date, *, unit: str = "", level: str = "") -> QuerySet[QuotaLine]:
    """Give the lines that an actor may read today, from the top of the tree down; of units whose name or key holds a
    text, of one level."""
    found = QuotaLine.objects.scoped(by=by, permission=Permission.POSTS_POST_READ, on=today)
    if unit:
        found = found.filter(Q(unit__name__icontains=unit) | Q(unit__key=unit))
    if level:
        found = found.filter(level=level)
    return found.select_related("unit").order_by("unit__path", "level")


def the_hold(by: User, key: str, today: date) -> QuotaHold | None:
    """Find a hold in a line that an actor may read."""
    found = QuotaHold.objects.scoped(by=by, permission=Permission.POSTS_POST_READ, on=today)
    return found.select_related("line__unit").filter(key=key).first()


def balances(found: Iterable[QuotaLine], on: date) -> list[Balance]:
    """Add up some lines to the end of a day."""
    asked = list(found)
    rows = (
        QuotaPosting.objects.unscoped(reason="the lines are those that the reader may see")
        .filter(line__in=[line.pk for line in asked], on__lte=on)
        .order_by()
    )
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for side, sign in (("target", 1), ("source", -1)):
        for line, account, places in rows.values_list("line", side).annotate(places=Sum("places")):
            sums[line][account] += sign * places
    return [Balance(line, {a: _shown(a, sums[line.pk][a.value]) for a in Account}) for line in asked]


def entries(line: QuotaLine) -> list[Entry]:
    """Tell every posting of a line in the order of its days, those that were reversed too."""
    rows = QuotaPosting.objects.unscoped(reason="the line is one that the reader may see").filter(line=line)
    told, free = [], 0
    for row in rows.select_related("reverses", "reversed_by").order_by("on", "pk"):
        free += row.places * ((row.target == Account.FREE) - (row.source == Account.FREE))
        told.append(Entry(row, free))
    return told


def holds(line: QuotaLine) -> list[QuotaHold]:
    """Tell what is or was kept in a line, the open ones first."""
    rows = QuotaHold.objects.unscoped(reason="the line is one that the reader may see").filter(line=line)
    return sorted(rows, key=lambda hold: (hold.released_on is not None, hold.started_on, hold.slot))


def permits(line: QuotaLine) -> list[QuotaPermit]:
    """Tell which excesses were permitted in a line."""
    rows = QuotaPermit.objects.unscoped(reason="the line is one that the reader may see").filter(line=line)
    return list(rows.order_by("-started_on"))


def _shown(account: Account, sum_: int) -> int:
    return -sum_ if account in GIVING else sum_
