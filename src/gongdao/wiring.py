"""The one place that joins what does not know each other."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from django.db.models import Model, Q, QuerySet

from gongdao.facts.dictionary import RELATIONS
from gongdao.facts.relation import Relation
from gongdao.office import scoping
from gongdao.office.access import allow
from gongdao.office.access import ties as access_ties
from gongdao.office.accountability import registers as accountability
from gongdao.office.accounts.permissions import Permission
from gongdao.office.accounts.principals import system
from gongdao.office.appraisal import registers as appraisal
from gongdao.office.audit import checkpoints
from gongdao.office.awards import registers as awards
from gongdao.office.conduct import registers as conduct
from gongdao.office.coverage import registers as coverage
from gongdao.office.decisions import registers as decisions
from gongdao.office.declarations import registers as declarations
from gongdao.office.establishment import holders as quota_holders
from gongdao.office.establishment import ledger_queries
from gongdao.office.establishment import registers as establishment
from gongdao.office.establishment.actions import settle_ledger
from gongdao.office.establishment.models import QuotaHold, QuotaLine, QuotaPermit, QuotaPosting
from gongdao.office.files.models import Upload
from gongdao.office.grassroots import registers as grassroots
from gongdao.office.hotline import registers as hotline
from gongdao.office.hotline.models import Complaint
from gongdao.office.inspections import registers as inspections
from gongdao.office.intake.models import ImportBatch
from gongdao.office.jobs.models import Job
from gongdao.office.jobs.queries import submitted_by
from gongdao.office.jobs.registry import Kind, register
from gongdao.office.jobs.regular import REGULAR, Regular
from gongdao.office.jobs.runner import progress as report_progress
from gongdao.office.orgs.models import Unit, UnitGroup
from gongdao.office.people import occupying, ties
from gongdao.office.people import registers as people
from gongdao.office.pledges import registers as pledges
from gongdao.office.publication import registers as publication
from gongdao.office.record import verifying
from gongdao.office.record.actions import VERIFY_JOB
from gongdao.office.registers.exporters import export, judged, rows_of, rows_together
from gongdao.office.registers.register import REGISTERS, Register
from gongdao.office.registers.scope import rule_of
from gongdao.office.rotation import registers as rotation
from gongdao.office.rulings import actions as rulings
from gongdao.office.rulings import comparisons, nightly, sources
from gongdao.office.rulings.facts import exceptions
from gongdao.office.rulings.models import Change, ExceptionRecord, Finding
from gongdao.office.rulings.sights import rule_of as rule_of_findings
from gongdao.office.rulings.sources import SOURCES, Link, Source
from gongdao.office.selection import registers as selection
from gongdao.office.study import registers as study
from gongdao.office.talks import registers as talks
from gongdao.office.training import registers as training
from gongdao.packs.installed import load, pack_names
from gongdao.web.api import documents

ROOMS = (
    people,
    establishment,
    study,
    training,
    appraisal,
    pledges,
    accountability,
    selection,
    rotation,
    publication,
    inspections,
    awards,
    conduct,
    talks,
    declarations,
    hotline,
    grassroots,
    decisions,
    coverage,
)


def join() -> None:
    """Join the rooms; called once, when the apps are loaded."""
    for room in ROOMS:
        REGISTERS.update(room.REGISTERS)
    _join_scopes()
    # Complaints have no register; a gate asks for those about one candidate, and a snapshot leaves them out.
    for table in (Unit, UnitGroup, Complaint, *(one.model for one in REGISTERS.values())):
        SOURCES[table.relation.name] = _source(table)
    sources.join(rows_together)
    SOURCES["exception"] = Source(exceptions, _linked_exceptions, _keyed_exceptions)
    access_ties.join(
        access_ties.Ties(ties.homes, ties.tied, ties.rank_of, ties.ranks, ties.ranked, _subjects, _of_nobody)
    )
    register(Kind(rulings.SWEEP_JOB, "核对", Permission.RULES_SWEEP_RUN, _run_sweep))
    register(Kind(rulings.NIGHTLY_JOB, "每晚核对", Permission.RULES_SWEEP_RUN, partial(_run_sweep, is_nightly=True)))
    register(Kind(rulings.COMPARE_JOB, "比较", Permission.RULES_SWEEP_RUN, _run_comparison))
    register(Kind(VERIFY_JOB, "核验全程纪实", Permission.AUDIT_EVENT_READ, _run_verification))
    quota_holders.join(occupying.holders)
    documents.set_source(_api_document)
    REGULAR.append(Regular("checkpoint", 60, checkpoints.make_due))
    REGULAR.append(Regular("settle the quota ledger", 24 * 3600, lambda _: settle_ledger(by=system())))
    REGULAR.append(Regular("nightly", 300, nightly.submit_due))


def _join_scopes() -> None:
    """Say to the tables which rows an actor reaches."""
    for one in REGISTERS.values():
        scoping.join(one.model, rule_of(one))
    for table in (Finding, Change):
        scoping.join(table, rule_of_findings(table))
    scoping.join(QuotaLine, ledger_queries.rule_of("unit"))
    for table in (QuotaHold, QuotaPermit, QuotaPosting):
        scoping.join(table, ledger_queries.rule_of("line__unit"))
    for table, column in ((Job, "by_key"), (Upload, "by_key"), (ImportBatch, "actor_key")):
        scoping.join(table, scoping.own(column))


def _api_document() -> documents.Document:
    from gongdao.api.v1.describing import document  # noqa: PLC0415 -- slow import, and only a page needs it here

    return document()


def _subjects(condition: Callable[[allow.Kind], Q]) -> Q:
    """Filter rows about subjects to those whose subject, a row of some register about persons, fits the condition."""
    found = Q(pk__in=[])
    for one in _about_persons():
        keys = judged(one.model, condition(one.kind)).order_by().values("key")
        found |= Q(subject_kind=one.name, subject__in=keys)
    return found


def _of_nobody() -> Q:
    return ~Q(subject_kind__in=[one.name for one in _about_persons()])


def _about_persons() -> list[Register]:
    """List the registers whose rows some rule judges and which lead to a person."""
    judged = {clause.rule.about for name in pack_names() for clause in load(name).computed if clause.rule}
    return [one for one in REGISTERS.values() if one.name in judged and one.kind.person is not None]


def _source(table: type[Model]) -> Source:
    """Give a table that mirrors a relation to the rules."""
    relation = table.relation

    def found(link: Link, values: tuple[object, ...]) -> QuerySet:
        return judged(table, _matches(relation, link, values))

    return Source(
        partial(export, table),
        lambda link, values: rows_of(relation, found(link, values).order_by("key")),
        lambda keys: rows_of(relation, judged(table, Q(key__in=list(keys))).order_by("key")),
        found,
        lambda keys: judged(table, Q(key__in=list(keys))),
        table._meta.app_label,
    )


def _matches(relation: Relation, link: Link, values: tuple[object, ...]) -> Q:
    """Turn the columns of a link, each with an optional step, into a lookup."""
    found = Q()
    for (via, name), value in zip(link, values, strict=True):
        place = RELATIONS[str(relation.by_name[via].refers)] if via else relation
        column = place.by_name[name]
        path = "key" if name == place.key else f"{name}__key" if column.refers else name
        path = f"{via}__{path}" if via else path
        if column.empty_is_same and value == "":
            found &= Q(**{f"{path}__isnull": True}) | Q(**{path: ""})
        else:
            found &= Q(**{path: value})
    return found


def _linked_exceptions(link: Link, values: tuple[object, ...]) -> Iterable[dict[str, object]]:
    names = {name: value for (_, name), value in zip(link, values, strict=True)}
    return exceptions(judged(ExceptionRecord, Q(**names)).order_by("key"))


def _keyed_exceptions(keys: Iterable[str]) -> Iterable[dict[str, object]]:
    return exceptions(judged(ExceptionRecord, Q(key__in=list(keys))).order_by("key"))


def _run_sweep(job: Job, *, as_of: str, is_nightly: bool = False) -> dict[str, object]:
    """Run a submitted sweep as the one who submitted it."""
    run = rulings.run_nightly if is_nightly else rulings.run_sweep
    sweep = run(
        by=submitted_by(job),
        as_of=date.fromisoformat(as_of),
        progress=lambda done, total: report_progress(job, done, total),
    )
    return {"sweep": sweep.key, "as_of": as_of, "judged": sweep.judged}


def _run_verification(job: Job) -> dict[str, object]:
    """Check the record and keep what was found with the job."""
    return verifying.verify(progress=lambda done, total: report_progress(job, done, total))


def _run_comparison(job: Job, *, before: str, after: str, draft: str) -> dict[str, object]:
    """Run a submitted comparison as the one who submitted it."""
    count = comparisons.run_comparison(
        by=submitted_by(job),
        key=job.key,
        before=date.fromisoformat(before),
        after=date.fromisoformat(after),
        draft=draft,
        progress=lambda done, total: report_progress(job, done, total),
    )
    return {"before": before, "after": after, "draft": draft, "count": count}
