"""What happens to adoptions, sweeps and exceptions."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from gongdao.engine.clauses import FORCE_NAMES, Clause, Force
from gongdao.engine.names import day_text
from gongdao.errors import UserError
from gongdao.office.access.actions import require, require_about
from gongdao.office.access.allow import About
from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import allowed
from gongdao.office.accounts.models import User
from gongdao.office.audit import checkpoints
from gongdao.office.audit.actions import record
from gongdao.office.audit.acts import act
from gongdao.office.audit.keys import new_key
from gongdao.office.jobs.actions import enqueue
from gongdao.office.jobs.models import Job
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings import adopted, kept, recording, sweeping
from gongdao.office.rulings.messages import refusal
from gongdao.office.rulings.models import KEY_MAX, NAME_MAX, Adoption, ExceptionRecord, LocalNumbers, Sweep
from gongdao.office.rulings.recording import Made
from gongdao.office.rulings.secrecy import level_of
from gongdao.office.rulings.subjects import person_key, subject_unit
from gongdao.office.rulings.worlds import DatabaseWorld
from gongdao.packs.installed import load, pack_names

_PERMITTED = "the action has asked for the permission"

SWEEP_JOB = "rulings.sweep"
COMPARE_JOB = "rulings.compare"
NIGHTLY_JOB = "rulings.nightly"


@act
def adopt_pack(*, by: User, pack: str, unit: Unit, adopted_on: date) -> Adoption:
    """Let a pack hold for a unit and all below it from a day on.

    Raises: UserError `no_pack`, `not_in_force`, `adoption_once`, `adoption_above`; Denied.
    """
    require(by, Permission.RULES_PACK_ADOPT, unit=unit, subject_kind="unit", subject_key=unit.key)
    document = load(pack)
    if document.version_on(adopted_on) is None:
        raise refusal("not_in_force", pack=document.title_zh, day=day_text(document.versions[0].in_force_from))
    for earlier in (
        Adoption.objects.unscoped(reason=_PERMITTED).filter(pack=pack, ended_on__isnull=True).select_related("unit")
    ):
        if earlier.unit_id == unit.pk:
            raise refusal("adoption_once")
        if unit.path.startswith(earlier.unit.path):
            raise refusal("adoption_above", unit=earlier.unit.name)
    adoption = Adoption.objects.create(key=new_key("adoption"), pack=pack, unit=unit, adopted_on=adopted_on)
    record(
        by=by,
        act="rulings.adopt_pack",
        subject_kind="unit",
        subject_key=unit.key,
        sentence=f"{unit.name}自{day_text(adopted_on)}起采用《{document.short_title}》",
        data={"pack": pack, "adoption": adoption.key},
    )
    checkpoints.make_after_commit()
    return adoption


@act
def draft_overlay(*, by: User, adoption: Adoption, text: str) -> LocalNumbers:
    """Keep a locality's own numbers for an adopted pack as a draft; what does not fit the pack is not kept.

    Raises: PackError with the line, UserError `local_numbers_other_pack`, `local_numbers_name_long`,
    `local_numbers_ended`; Denied.
    """
    _require_adoption(by, adoption)
    overlay = adopted.read(text)
    if overlay.pack != adoption.pack:
        raise refusal("local_numbers_other_pack", pack=overlay.pack, adopted=adoption.pack)
    if len(overlay.name) > KEY_MAX or len(overlay.title) > NAME_MAX:
        raise refusal("local_numbers_name_long", key=KEY_MAX, name=NAME_MAX)
    draft = LocalNumbers.objects.create(
        key=new_key("local_numbers"),
        adoption=adoption,
        name=overlay.name,
        title=overlay.title,
        text=text,
        drafted_by=by.key,
    )
    sentence = f"为{adoption.unit.name}起草本地数值《{overlay.title}》"
    _record_local(by, "rulings.draft_overlay", draft, sentence)
    return draft


@act
def adopt_overlay(*, by: User, draft: LocalNumbers, adopted_on: date) -> LocalNumbers:
    """Let drafted numbers count from a day on; earlier ones of the same name end on that day.

    Raises: PackError when the pack has changed and the draft no longer fits it, UserError `local_numbers_adopted`,
    `local_numbers_early`, `local_numbers_ended`, `local_numbers_ends_later`; Denied.
    """
    draft = (
        LocalNumbers.objects.unscoped(reason="the action asks for the permission at its unit")
        .select_for_update()
        .select_related("adoption__unit")
        .get(pk=draft.pk)
    )
    adoption = draft.adoption
    _require_adoption(by, adoption)
    if draft.adopted_on is not None:
        raise refusal("local_numbers_adopted", day=day_text(draft.adopted_on))
    if adopted_on < adoption.adopted_on:
        raise refusal("local_numbers_early", day=day_text(adoption.adopted_on))
    adopted.read(draft.text)
    in_use = LocalNumbers.objects.unscoped(reason=_PERMITTED).filter(
        adoption=adoption, name=draft.name, adopted_on__isnull=False, ended_on=None
    )
    for earlier in in_use.select_for_update():
        if adopted_on <= earlier.adopted_on:
            raise refusal("local_numbers_ends_later")
        earlier.ended_on = adopted_on
        earlier.save(update_fields=["ended_on"])
    draft.adopted_on, draft.adopted_by = adopted_on, by.key
    draft.save(update_fields=["adopted_on", "adopted_by"])
    sentence = f"{adoption.unit.name}自{day_text(adopted_on)}起采用本地数值《{draft.title}》"
    _record_local(by, "rulings.adopt_overlay", draft, sentence)
    checkpoints.make_after_commit()
    return draft


def _require_adoption(by: User, adoption: Adoption) -> None:
    unit = adoption.unit
    require(by, Permission.RULES_PACK_ADOPT, unit=unit, subject_kind="unit", subject_key=unit.key)
    if adoption.ended_on is not None:
        raise refusal("local_numbers_ended", unit=unit.name)


def _record_local(by: User, name: str, numbers: LocalNumbers, sentence: str) -> None:
    record(
        by=by,
        act=name,
        subject_kind="unit",
        subject_key=numbers.adoption.unit.key,
        sentence=sentence,
        data={"pack": numbers.adoption.pack, "adoption": numbers.adoption.key, "local_numbers": numbers.key},
    )


@act
def start_sweep(*, by: User, as_of: date) -> Job:
    """Submit a sweep of everybody on a day to the background.

    Raises: UserError `nothing_adopted`; Denied.
    """
    require(by, Permission.RULES_SWEEP_RUN, subject_kind="sweep", subject_key=as_of.isoformat())
    _adopted_on(as_of)
    return enqueue(by=by, kind=SWEEP_JOB, arguments={"as_of": as_of.isoformat()})


@act
def start_comparison(*, by: User, before: date, after: date, draft: LocalNumbers | None = None) -> Job:
    """Submit a comparison of two days, or of one day with a draft of local numbers, to the background.

    Raises: UserError `nothing_adopted`, `same_day`; Denied.
    """
    subject = f"{before}/{after}"
    require(by, Permission.RULES_SWEEP_RUN, subject_kind="comparison", subject_key=subject)
    if before == after and draft is None:
        raise refusal("same_day", day=day_text(before))
    _adopted_on(after)
    arguments = {"before": before.isoformat(), "after": after.isoformat(), "draft": draft.key if draft else ""}
    return enqueue(by=by, kind=COMPARE_JOB, arguments=arguments)


def run_sweep(*, by: User, as_of: date, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Sweep:
    """Judge everybody by all adopted packs on a day, and record what does not hold and what has changed.

    The facts are read and judged outside of the transaction; what is recorded is recorded whole. The same day swept
    again replaces the earlier findings of that day.
    Raises: UserError `nothing_adopted`, `engines_differ`; Denied.
    """
    adoptions, began = _permitted(by=by, as_of=as_of), timezone.now()
    with sweeping.working_folder() as folder:
        sweeping.export_snapshot(folder, progress)
        judged = sweeping.judge_all(folder, adoptions, as_of)
    return _recorded(by, adoptions, Made(new_key("sweep"), as_of, _packs(adoptions), by.key, began, judged))


def run_nightly(*, by: User, as_of: date, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Sweep:
    """Judge everybody as `run_sweep` does, reading only the facts that have changed since the last nightly run and
    writing only the findings that are others than those of the run before, which hands its own over.

    A kept copy of the facts that differs from the database is made anew.
    Raises: UserError `nothing_adopted`, `engines_differ`; Denied.
    """
    adoptions, began = _permitted(by=by, as_of=as_of), timezone.now()
    with sweeping.alone():
        facts, judged = _judge_kept(adoptions, as_of, progress)
        made = Made(new_key("sweep"), as_of, _packs(adoptions), by.key, began, judged, is_nightly=True, read=facts.rows)
        return _recorded(by, adoptions, made)


def _judge_kept(
    adoptions: list[Adoption], as_of: date, progress: Callable[[int, int], None]
) -> tuple[kept.Refreshed, sweeping.Judged]:
    facts = kept.refresh(progress)
    try:
        return facts, sweeping.judge_all(facts.folder, adoptions, as_of, DatabaseWorld())
    except UserError as error:
        if error.code != "engines_differ":
            raise
    # Either the copy is not what the database holds, or it has changed while everybody was judged.
    kept.forget()
    facts = kept.refresh(progress)
    return facts, sweeping.judge_all(facts.folder, adoptions, as_of)


def _recorded(by: User, adoptions: list[Adoption], made: Made) -> Sweep:
    sweep = _record(by=by, adoptions=adoptions, made=made)
    sweeping.keep_result(made.key, made.judged.rows)
    return sweep


def _packs(adoptions: list[Adoption]) -> list[str]:
    return sorted({adoption.pack for adoption in adoptions})


@act
def grant_exception(
    *,
    by: User,
    clause_id: str,
    subject: str,
    reason: str,
    granted_on: date,
    ended_on: date | None = None,
) -> ExceptionRecord:
    """Record the written reason for departing from a clause of force *default*; a failing finding stays failing.

    Raises: UserError `no_clause`, `exception_not_open`, `no_subject`, `exception_has_reason`, `exception_ends_later`;
    Denied.
    """
    clause = _computed(clause_id)
    kind = clause.rule.about if clause.rule else ""
    unit = subject_unit(kind, subject)
    require(by, Permission.RULES_EXCEPTION_GRANT, unit=unit, subject_kind=kind, subject_key=subject)
    about = About(unit, person_key(DatabaseWorld(), kind, subject))
    require_about(by, Permission.RULES_EXCEPTION_GRANT, about, subject_kind=kind, subject_key=subject)
    if not allowed(by, Permission.RULES_EXCEPTION_GRANT, unit=unit, level=level_of(clause.pack, clause_id)):
        raise refusal("exception_above_clearance", clause=clause_id)
    if clause.force is not Force.DEFAULT:
        raise refusal("exception_not_open", clause=clause_id, force=FORCE_NAMES[clause.force])
    if unit is None:
        raise refusal("no_subject", subject=subject)
    if not reason.strip():
        raise refusal("exception_has_reason")
    if ended_on is not None and ended_on <= granted_on:
        raise refusal("exception_ends_later")
    exception = ExceptionRecord.objects.create(
        key=new_key("exception"),
        clause=clause_id,
        subject=subject,
        reason=reason.strip(),
        granted_on=granted_on,
        ended_on=ended_on,
        subject_kind=kind,
        unit=unit,
        by_key=by.key,
    )
    record(
        by=by,
        act="rulings.grant_exception",
        subject_kind=kind,
        subject_key=subject,
        sentence=f"就{clause_id}记录例外",
        data={"exception": exception.key, "clause": clause_id},
    )
    checkpoints.make_after_commit()
    return exception


@act
def _permitted(*, by: User, as_of: date) -> list[Adoption]:
    require(by, Permission.RULES_SWEEP_RUN, subject_kind="sweep", subject_key=as_of.isoformat())
    return _adopted_on(as_of)


@act
def _record(*, by: User, adoptions: list[Adoption], made: Made) -> Sweep:
    # One after the other: two sweeps of the same day would both replace the same earlier one.
    list(
        Adoption.objects.unscoped(reason=_PERMITTED)
        .select_for_update()
        .filter(pk__in=[adoption.pk for adoption in adoptions])
        .order_by("pk")
    )
    sweep = recording.record_sweep(made)
    record(
        by=by,
        act="rulings.run_sweep",
        subject_kind="sweep",
        subject_key=sweep.key,
        sentence=f"按{day_text(made.as_of)}核对，得出{sweep.judged}项结论",
        data={"as_of": made.as_of.isoformat(), "packs": made.packs, "sampled": sweep.sampled},
        rows=sweep.judged,
        rows_digest=recording.digest_of(made.judged.rows),
    )
    return sweep


def _adopted_on(as_of: date) -> list[Adoption]:
    adoptions = adopted.adoptions_on(as_of)
    if not adoptions:
        raise refusal("nothing_adopted", as_of=day_text(as_of))
    return adoptions


def _computed(clause_id: str) -> Clause:
    for name in pack_names():
        clause = load(name).clause(clause_id)
        if clause is not None and clause.rule is not None:
            return clause
    raise refusal("no_clause", clause=clause_id)
