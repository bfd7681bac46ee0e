"""The findings beside a record, judged live on the day that is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongdao.engine.clauses import Outcome
from gongdao.engine.explain import Explanation
from gongdao.engine.names import day_text, period_text
from gongdao.office.accounts.models import User
from gongdao.office.rulings import queries
from gongdao.web.rules.explaining import clause_words, outcome_of
from gongdao.web.rules.presenting import explanation_of
from gongdao.web.shell import presenters as p
from gongdao.web.shell.panels import Panel

_ORDER = [Outcome.FAILS, Outcome.UNKNOWN, Outcome.NOT_CONFIGURED]


@dataclass(frozen=True)
class Beside:
    """What does not hold, and what does."""

    open: tuple[p.FindingLine, ...]
    holds: tuple[p.FindingLine, ...]


def findings_beside(by: User, kind: str, key: str, as_of: date) -> Panel | None:
    """Judge one record by every clause about it or about the rows that name it."""
    found = queries.explanations_about(by, kind, key, as_of)
    if not found:
        return None
    waiting = sorted((one for one in found if one.finding.outcome in _ORDER), key=_rank)
    holding = (one for one in found if one.finding.outcome == Outcome.HOLDS)
    content = Beside(_lines(waiting, as_of), _lines(holding, as_of))
    return Panel("核对结果", "rules/_beside.html", content, f"截至{day_text(as_of)}")


def _rank(one: Explanation) -> int:
    return _ORDER.index(one.finding.outcome)


def _lines(found: Iterable[Explanation], as_of: date) -> tuple[p.FindingLine, ...]:
    return tuple(_line(one, as_of) for one in found)


def _line(one: Explanation, as_of: date) -> p.FindingLine:
    finding = one.finding
    # The day goes along: the explanation must be that of the day on which the badge was shown.
    address = explanation_of(finding.clause, finding.subject, {"as_of": as_of.isoformat()})
    period = period_text(finding.period)
    return p.FindingLine(
        badge=p.Badge(outcome_of(finding.outcome, finding.exception), address),
        verdict=one.verdict,
        clause="　".join(filter(None, (clause_words(one.clause), period))),
        force=p.Force(one.clause.force),
        due=f"到期日 {finding.due}" if finding.due else "",
    )
