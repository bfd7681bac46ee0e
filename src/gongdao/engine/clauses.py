"""What the loader makes of a pack: clauses, versions, forces, effects, outcomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial

from gongdao.engine.days import PeriodKind
from gongdao.engine.nodes import Judgement
from gongdao.engine.parameters import DatedValue, Parameter


class Outcome(StrEnum):
    """The four answers."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_CONFIGURED = "not_configured"


class Force(StrEnum):
    """How strongly a clause binds; only MUST blocks, only DEFAULT knows exceptions."""

    MUST = "must"
    DEFAULT = "default"
    TRIAL = "trial"
    PREFERENCE = "preference"
    DISCRETION = "discretion"
    STATEMENT = "statement"


class Effect(StrEnum):
    """What a failing rule opens for a person to decide."""

    LIST = "list"
    WARN = "warn"
    HOLD = "hold"
    BLOCK = "block"
    OPEN_REVIEW = "open_review"
    VOID = "void"
    PROPOSE = "propose"


class Status(StrEnum):
    """By what a clause is carried."""

    COMPUTED = "computed"
    PROCEDURE = "procedure"
    REGISTER = "register"
    REPORT = "report"
    TEXT = "text"
    PENDING = "pending"


OUTCOME_NAMES = {"holds": "符合", "fails": "不符合", "unknown": "缺事实", "not_configured": "未设定"}
FORCE_NAMES = {
    "must": "必须",
    "default": "一般应",
    "trial": "试行",
    "preference": "优先",
    "discretion": "可以",
    "statement": "陈述",
}
EFFECT_NAMES = {
    "list": "列入名单",
    "warn": "提醒",
    "hold": "暂缓",
    "block": "不得办理",
    "open_review": "启动核查",
    "void": "不予认可",
    "propose": "提出处理建议",
}
UNDATED = "undated"
VERSION_NAMES = {UNDATED: "未注明日期"}
KINDS = ("rule", "workflow", "registry", "report", "principle")


@dataclass(frozen=True)
class Rule:
    """The computed part of a clause: about which subjects, in which period, judged how."""

    clause: str
    about: str
    period: PeriodKind | None
    judgement: Judgement
    where: str


@dataclass(frozen=True)
class Clause:
    """One clause of a document with everything that the product knows of it.

    `reason` says why a rule is not computed. A clause that a later version inserts begins on that version's day, one that
    it repeals ends on it.
    """

    id: str
    pack: str
    measure: int
    kind: str
    system: str
    force: Force
    effect: Effect | None
    matter: str | None
    anchor: str
    summary_zh: str
    summary_en: str
    status: Status
    carried_by: str
    parameters: tuple[Parameter, ...]
    verdicts: tuple[tuple[str, str], ...]
    rule: Rule | None
    reason: str | None = None
    begins_on: date | None = None
    ends_on: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Tell whether the clause stands in the document on a day; `ends_on` is the first day on which it no longer does."""
        has_begun = self.begins_on is None or self.begins_on <= day
        return has_begun and (self.ends_on is None or day < self.ends_on)

    def parameter(self, name: str) -> Parameter:
        """Give the parameter of that name."""
        return next(parameter for parameter in self.parameters if parameter.name == name)

    def with_parameters(self, change: Callable[[Parameter], Parameter]) -> Clause:
        """Give the clause with each of its numbers changed."""
        return replace(self, parameters=tuple(change(parameter) for parameter in self.parameters))

    def values_on(self, day: date) -> dict[str, DatedValue | None]:
        """Give all parameters with their value in force on a day."""
        return {parameter.name: parameter.on(day) for parameter in self.parameters}


@dataclass(frozen=True)
class Version:
    """One version of a document, in force from its day until the next version's.

    A document that bears no date has one version without a day: in force from its adoption, and without an adoption
    always.
    """

    version: str
    in_force_from: date | None
    origin: str
    note: str | None


@dataclass(frozen=True)
class Measure:
    """One numbered division of a document."""

    number: int
    title_zh: str
    title_en: str
    file: str


@dataclass(frozen=True)
class LocalChange:
    """What a locality sets of one number: values of its own, or that those count that do not count of themselves."""

    clause: str
    parameter: str
    values: tuple[DatedValue, ...]
    takes_over: bool


@dataclass(frozen=True)
class Overlay:
    """A local document that sets numbers of a pack without touching it."""

    name: str
    title: str
    pack: str
    locality: str
    issued_on: date
    note: str | None
    changes: tuple[LocalChange, ...]


@dataclass(frozen=True)
class Pack:
    """One published document as data."""

    name: str
    title_zh: str
    title_en: str
    short_title: str
    issuer: str
    locality: str
    level: str
    issued_on: date | None
    versions: tuple[Version, ...]
    measures: tuple[Measure, ...]
    clauses: tuple[Clause, ...]

    def version_on(self, day: date) -> Version | None:
        """Give the version in force on a day; None before the first."""
        begun = [one for one in self.versions if one.in_force_from is None or one.in_force_from <= day]
        return begun[-1] if begun else None

    def adopted(self, on: date) -> Pack:
        """Give the pack as it is for those who adopted it on a day: a version without a day is in force from then."""
        versions = (replace(one, in_force_from=one.in_force_from or on) for one in self.versions)
        return replace(self, versions=tuple(versions))

    def in_version(self, version: Version) -> Pack:
        """Give the pack as it stood on the first day of a version, as if it had always stood so."""
        day = version.in_force_from or date.min
        clauses = (
            replace(clause.with_parameters(lambda one: one.frozen(day)), begins_on=None, ends_on=None)
            for clause in self.clauses
            if clause.is_in_force(day)
        )
        return replace(self, versions=(replace(version, in_force_from=None),), clauses=tuple(clauses))

    def with_overlay(self, overlay: Overlay) -> Pack:
        """Give the pack with a locality's own numbers; also where a number is defined by one that is changed."""
        changes = {f"{change.clause}.{change.parameter}": change for change in overlay.changes}

        def changed(clause: Clause, parameter: Parameter) -> Parameter:
            change = changes.get(parameter.same_as or f"{clause.id}.{parameter.name}")
            if change is None:
                return parameter
            if change.takes_over:
                return parameter.taken_over(overlay.title)
            return parameter.set_locally(change.values, overlay.title)

        clauses = (clause.with_parameters(partial(changed, clause)) for clause in self.clauses)
        return replace(self, clauses=tuple(clauses))

    def clause(self, clause_id: str) -> Clause | None:
        """Give the clause of that id."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    @property
    def computed(self) -> tuple[Clause, ...]:
        """List the clauses that are carried by a computed rule."""
        return tuple(clause for clause in self.clauses if clause.rule is not None)


@dataclass(frozen=True)
class Gap:
    """An empty or inexact field of one record."""

    relation: str
    key: str
    column: str


@dataclass(frozen=True)
class Missing:
    """A fact that would decide an unknown outcome, or a number that is not set; and the fields that lack it."""

    code: str
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One answer about one subject (in one period)."""

    clause: str
    pack: str
    version: str
    subject_kind: str
    subject: str
    period: str | None
    outcome: Outcome
    force: Force
    effect: Effect | None
    since: date | None
    due: date | None
    next_change_on: date | None
    missing: tuple[str, ...]
    exception: str | None
    evidence: str
