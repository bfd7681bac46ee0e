"""What is stored: who has adopted which pack, sweeps with what did not hold, and recorded exceptions."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from gongdao.engine.clauses import OUTCOME_NAMES
from gongdao.facts.bookkeeping import EXCEPTION
from gongdao.facts.organisation import LEVELS as POST_LEVELS
from gongdao.facts.relation import Level
from gongdao.office.access.reading import note_finding
from gongdao.office.orgs.models import Unit
from gongdao.office.rulings.messages import SENTENCES
from gongdao.office.scoping import ScopedManager

KEY_MAX = 40
NAME_MAX = 300
REASON_MAX = 500
OUTCOMES = list(OUTCOME_NAMES.items())
LEVELS = [(level.value, level.value) for level in Level]
# Of counts: the rank of the person whose matters were judged.
NOBODY, UNRANKED = "nobody", "unranked"
RANKS = (*POST_LEVELS.items(), (NOBODY, "不涉及个人"), (UNRANKED, "职级不详"))


def _constraint(name: str, condition: Q) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=condition, name=name, violation_error_code=name, violation_error_message=SENTENCES[name]
    )


class Adoption(models.Model):
    """A pack holds for a unit and all units below it, from a day on."""

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)
    pack = models.CharField("措施", max_length=KEY_MAX)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="采用单位", related_name="+")
    adopted_on = models.DateField("采用日期")
    ended_on = models.DateField("停用日期", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        default_permissions = ()
        db_table = "rulings_adoption"
        ordering = ("key",)
        constraints = (
            _constraint("adoption_ends_later", Q(ended_on__isnull=True) | Q(ended_on__gt=F("adopted_on"))),
            models.UniqueConstraint(
                fields=("pack", "unit"),
                condition=Q(ended_on__isnull=True),
                name="adoption_once",
                violation_error_code="adoption_once",
                violation_error_message=SENTENCES["adoption_once"],
            ),
        )

    def __str__(self) -> str:
        return f"{self.pack} {self.unit}"


class LocalNumbers(models.Model):
    """A text with numbers of a locality's own, laid over an adopted document; a draft until it is adopted on a day."""

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)
    adoption = models.ForeignKey(Adoption, models.PROTECT, verbose_name="采用", related_name="+")
    name = models.CharField("代号", max_length=KEY_MAX)
    title = models.CharField("名称", max_length=NAME_MAX)
    text = models.TextField("内容")
    drafted_by = models.CharField("起草人", max_length=150)
    adopted_on = models.DateField("采用日期", null=True, blank=True)
    adopted_by = models.CharField("采用人", max_length=150, blank=True)
    ended_on = models.DateField("停用日期", null=True, blank=True)

    objects = ScopedManager()

    class Meta:
        default_permissions = ()
        db_table = "rulings_local_numbers"
        ordering = ("key",)
        constraints = (
            _constraint("local_numbers_ends_later", Q(ended_on__isnull=True) | Q(ended_on__gt=F("adopted_on"))),
            models.UniqueConstraint(
                fields=("adoption", "name"),
                condition=Q(adopted_on__isnull=False, ended_on__isnull=True),
                name="local_numbers_once",
                violation_error_code="local_numbers_once",
                violation_error_message=SENTENCES["local_numbers_once"],
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.adoption}"


class Sweep(models.Model):
    """One judging of everybody by all adopted packs on one day; kept with its counts and its changes."""

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)
    as_of = models.DateField("核对日期")
    packs = models.JSONField("措施")
    by_key = models.CharField("核对人", max_length=150)
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    finished_at = models.DateTimeField("完成时间")
    judged = models.PositiveIntegerField("结论数")
    sampled = models.PositiveIntegerField("抽样复核数")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="对照的核对")
    is_current = models.BooleanField("该日最新", default=True)
    is_nightly = models.BooleanField("每晚核对", default=False)
    read = models.PositiveIntegerField("读取行数", default=0)
    written = models.PositiveIntegerField("写入结论数", default=0)

    objects = ScopedManager()

    class Meta:
        default_permissions = ()
        db_table = "rulings_sweep"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("as_of",), condition=Q(is_current=True), name="sweep_current_once"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.as_of}"


class _About(models.Model):
    """What a row of a sweep is about."""

    sweep = models.ForeignKey(Sweep, models.CASCADE, related_name="+")
    pack = models.CharField("措施", max_length=KEY_MAX)
    clause = models.CharField("条款", max_length=KEY_MAX)
    period = models.CharField("期间", max_length=KEY_MAX, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name="单位", related_name="+")
    level = models.CharField("密级", max_length=20, choices=LEVELS)

    objects = ScopedManager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """That a page takes up a restricted finding is noted here, so that no page can forget it."""
        row = super().from_db(db, field_names, values)
        if {"level", "clause", "subject"} <= set(field_names) and row.level == Level.RESTRICTED:
            note_finding(row.clause, row.subject)
        return row


class Finding(_About):
    """A judgement that does not hold, of a current sweep; `person` is the one whose matter the subject is, if any."""

    subject_kind = models.CharField("对象类别", max_length=KEY_MAX)
    subject = models.CharField("对象编号", max_length=KEY_MAX)
    subject_name = models.CharField("对象", max_length=NAME_MAX)
    person = models.CharField("人员", max_length=KEY_MAX, blank=True)
    version = models.CharField("版本", max_length=KEY_MAX)
    outcome = models.CharField("结论", max_length=20, choices=OUTCOMES)
    force = models.CharField("效力", max_length=20)
    effect = models.CharField("后果", max_length=20, blank=True)
    since = models.DateField("起始日期", null=True, blank=True)
    due = models.DateField("期限", null=True, blank=True)
    next_change_on = models.DateField("下次变化", null=True, blank=True)
    missing = models.JSONField("缺少的事实")
    exception = models.CharField("例外", max_length=KEY_MAX, blank=True)
    evidence = models.JSONField("依据")

    class Meta:
        default_permissions = ()
        db_table = "rulings_finding"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("sweep", "clause", "subject", "period"), name="finding_once"),
            _constraint("finding_does_not_hold", ~Q(outcome="holds")),
        )
        indexes = (
            models.Index(fields=("sweep", "clause", "outcome"), name="finding_by_clause"),
            models.Index(fields=("sweep", "unit"), name="finding_by_unit"),
            models.Index(fields=("sweep", "person"), name="finding_by_person"),
            models.Index(fields=("sweep", "subject_name", "id"), name="finding_by_name"),
            models.Index(fields=("subject_kind", "subject"), name="finding_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.clause} {self.subject} {self.outcome}"


class OutcomeCount(_About):
    """How many judgements of a clause about persons of one rank had one outcome in one unit; without a unit: in all but
    the receiving ones. The rank is that of the day on which the sweep was made.

    That a number is not set is counted once per adoption, without a unit.
    """

    outcome = models.CharField("结论", max_length=20, choices=OUTCOMES)
    rank = models.CharField("职级", max_length=20, choices=RANKS, default=UNRANKED)
    count = models.PositiveIntegerField("数量")

    class Meta:
        default_permissions = ()
        db_table = "rulings_count"
        ordering = ("id",)
        indexes = (models.Index(fields=("sweep", "unit"), name="count_by_unit"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.outcome} {self.count}"


class Change(_About):
    """A judgement that differs from the one before; an empty outcome: it held, or did not apply."""

    subject_kind = models.CharField("对象类别", max_length=KEY_MAX)
    subject = models.CharField("对象编号", max_length=KEY_MAX)
    subject_name = models.CharField("对象", max_length=NAME_MAX)
    before = models.CharField("原结论", max_length=20, choices=OUTCOMES, blank=True)
    after = models.CharField("新结论", max_length=20, choices=OUTCOMES, blank=True)

    class Meta:
        default_permissions = ()
        db_table = "rulings_change"
        ordering = ("id",)
        constraints = (_constraint("change_changes", ~Q(before=F("after"))),)
        indexes = (models.Index(fields=("sweep", "clause"), name="change_by_clause"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.subject} {self.before}→{self.after}"


class ExceptionRecord(models.Model):
    """A written reason for departing from a clause of force *default*; it never changes an outcome into *holds*."""

    relation = EXCEPTION

    key = models.CharField("例外编号", max_length=KEY_MAX, unique=True)
    clause = models.CharField("条款", max_length=KEY_MAX)
    subject = models.CharField("对象编号", max_length=KEY_MAX)
    reason = models.CharField("理由", max_length=REASON_MAX)
    granted_on = models.DateField("批准日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    subject_kind = models.CharField("对象类别", max_length=KEY_MAX)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name="单位", related_name="+")
    by_key = models.CharField("记录人", max_length=150)

    objects = ScopedManager()

    class Meta:
        default_permissions = ()
        db_table = "rulings_exception"
        ordering = ("key",)
        indexes = (models.Index(fields=("clause", "subject"), name="exception_by_subject"),)
        constraints = (
            _constraint("exception_ends_later", Q(ended_on__isnull=True) | Q(ended_on__gt=F("granted_on"))),
            _constraint("exception_has_reason", ~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.clause} {self.subject}"
