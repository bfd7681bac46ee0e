"""What is stored: leading bodies, terms, posts, quotas with their ledger, titles and authority
(班子、任期、职位、职数和职数账、职务名称、任免权限)."""

from django.db import models
from django.db.models import F, Q

from gongdao.facts.organisation import BODY, POST, QUOTA, QUOTA_EXCESS, STANDARD_TITLE, TERM
from gongdao.facts.selection import AUTHORITY_TABLE
from gongdao.office.establishment.ledger import Account, Posting
from gongdao.office.establishment.messages import ACCOUNTS, SENTENCES
from gongdao.office.orgs.models import Unit
from gongdao.office.registers.columns import (
    KEY_MAX,
    TEXT_MAX,
    Record,
    checks,
    constraint,
    field,
    link,
    optional_text,
    unique,
)
from gongdao.office.scoping import ScopedManager


class Body(Record):
    relation = BODY

    unit = link(BODY, "unit", Unit)
    name = field(BODY, "name")
    has_centre_group = field(BODY, "has_centre_group")
    established_on = field(BODY, "established_on")
    dissolved_on = field(BODY, "dissolved_on")

    class Meta(Record.Meta):
        db_table = "establishment_body"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "领导班子"
        constraints = (*checks(BODY, "body"),)


class Post(Record):
    relation = POST

    unit = link(POST, "unit", Unit)
    title = field(POST, "title")
    category = field(POST, "category")
    level = field(POST, "level")
    line = field(POST, "line")
    is_main_leader = field(POST, "is_main_leader")
    is_district_leader = field(POST, "is_district_leader")
    is_important = field(POST, "is_important")
    is_hardship = field(POST, "is_hardship")
    is_focus = field(POST, "is_focus")

    class Meta(Record.Meta):
        db_table = "establishment_post"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "职位"
        constraints = (*checks(POST, "post"),)


class Quota(Record):
    relation = QUOTA

    unit = link(QUOTA, "unit", Unit)
    level = field(QUOTA, "level")
    approved = field(QUOTA, "approved")
    document = field(QUOTA, "document")
    started_on = field(QUOTA, "started_on")
    ended_on = field(QUOTA, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_quota"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "职数"
        constraints = (
            *checks(QUOTA, "quota"),
            unique("quota_once", ("unit", "level", "started_on"), SENTENCES["quota_once"]),
        )


class Term(Record):
    relation = TERM

    body = link(TERM, "body", Body)
    started_on = field(TERM, "started_on")
    ends_on = field(TERM, "ends_on")

    class Meta(Record.Meta):
        db_table = "establishment_term"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任期"
        constraints = (
            *checks(TERM, "term"),
            unique("term_once", ("body", "started_on"), SENTENCES["term_once"]),
        )


class QuotaExcess(Record):
    relation = QUOTA_EXCESS

    unit = link(QUOTA_EXCESS, "unit", Unit)
    level = field(QUOTA_EXCESS, "level")
    people_over = field(QUOTA_EXCESS, "people_over")
    notified_on = field(QUOTA_EXCESS, "notified_on")

    class Meta(Record.Meta):
        db_table = "establishment_excess"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "超职数问题"
        constraints = (
            *checks(QUOTA_EXCESS, "excess"),
            unique("excess_once", ("unit", "level", "notified_on"), SENTENCES["excess_once"]),
        )


class StandardTitle(Record):
    relation = STANDARD_TITLE

    title = field(STANDARD_TITLE, "title")
    category = field(STANDARD_TITLE, "category")
    document = field(STANDARD_TITLE, "document")
    started_on = field(STANDARD_TITLE, "started_on")
    ended_on = field(STANDARD_TITLE, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_title"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "规范职务名称"
        constraints = (
            *checks(STANDARD_TITLE, "std_title"),
            unique("std_title_once", ("title", "category", "started_on"), SENTENCES["std_title_once"]),
        )


class Authority(Record):
    relation = AUTHORITY_TABLE

    body = link(AUTHORITY_TABLE, "body", Body)
    unit = link(AUTHORITY_TABLE, "unit", Unit)
    level = field(AUTHORITY_TABLE, "level")
    document = field(AUTHORITY_TABLE, "document")
    started_on = field(AUTHORITY_TABLE, "started_on")
    ended_on = field(AUTHORITY_TABLE, "ended_on")

    class Meta(Record.Meta):
        db_table = "establishment_authority"
        ordering = ("key",)
        verbose_name = verbose_name_plural = "任免权限"
        constraints = (
            *checks(AUTHORITY_TABLE, "authority"),
            unique("authority_once", ("body", "unit", "level", "started_on"), SENTENCES["authority_once"]),
        )


class QuotaLine(models.Model):
    """One unit and level, whose places the ledger counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, verbose_name="单位", related_name="+")
    level = models.CharField("职务层次", max_length=KEY_MAX, choices=QUOTA.by_name["level"].codes)
    settled_at = models.DateTimeField("对账时间", null=True, editable=False)

    objects = ScopedManager()

    class Meta:
        db_table = "establishment_line"
        default_permissions = ()
        ordering = ("unit__path", "level")
        verbose_name = verbose_name_plural = "职数账户"
        constraints = (
            unique("line_once", ("unit", "level"), SENTENCES["line_once"]),
            constraint(
                "line_level_code",
                Q(level__in=[code for code, _ in QUOTA.by_name["level"].codes]),
                SENTENCES["line_level_code"],
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.get_level_display()}"


class QuotaHold(models.Model):
    """One place of a line that is kept: reserved for a case, or frozen. Its number is held by nobody else until it is
    released, so that two who ask for the last place at the same moment cannot both get it."""

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)
    line = models.ForeignKey(QuotaLine, on_delete=models.PROTECT, verbose_name="职数账户", related_name="holds")
    slot = models.PositiveIntegerField("席位")
    account = models.CharField(
        "类别", max_length=KEY_MAX, choices=((Account.RESERVED.value, "预留"), (Account.FROZEN.value, "冻结"))
    )
    purpose = models.CharField("事由", max_length=TEXT_MAX)
    document = optional_text("依据文件")
    started_on = models.DateField("起始日期")
    released_on = models.DateField("释放日期", null=True, blank=True)
    by_key = models.CharField("经办账号", max_length=KEY_MAX, editable=False)
    at = models.DateTimeField("登记时间", editable=False)

    objects = ScopedManager()

    class Meta:
        db_table = "establishment_hold"
        default_permissions = ()
        ordering = ("started_on", "slot")
        verbose_name = verbose_name_plural = "预留和冻结"
        constraints = (
            models.UniqueConstraint(
                fields=("line", "slot"),
                condition=Q(released_on__isnull=True),
                name="hold_slot_once",
                violation_error_code="hold_slot_once",
                violation_error_message=SENTENCES["hold_slot_once"],
            ),
            constraint("hold_slot_counts", Q(slot__gte=1), SENTENCES["hold_slot_counts"]),
            constraint(
                "hold_account", Q(account__in=[Account.RESERVED.value, Account.FROZEN.value]), SENTENCES["hold_account"]
            ),
            constraint(
                "hold_order",
                Q(released_on__isnull=True) | Q(released_on__gte=F("started_on")),
                SENTENCES["hold_order"],
            ),
            constraint("hold_purpose", ~Q(purpose=""), SENTENCES["hold_purpose"]),
        )

    def __str__(self) -> str:
        return self.purpose


class QuotaPermit(models.Model):
    """Places beyond the approved number that the superior has permitted in writing, for a time."""

    key = models.CharField("编号", max_length=KEY_MAX, unique=True)
    line = models.ForeignKey(QuotaLine, on_delete=models.PROTECT, verbose_name="职数账户", related_name="permits")
    places = models.PositiveIntegerField("人数")
    document = models.CharField("批复文件", max_length=TEXT_MAX)
    started_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    by_key = models.CharField("经办账号", max_length=KEY_MAX, editable=False)
    at = models.DateTimeField("登记时间", editable=False)

    objects = ScopedManager()

    class Meta:
        db_table = "establishment_permit"
        default_permissions = ()
        ordering = ("started_on", "key")
        verbose_name = verbose_name_plural = "批准超配"
        constraints = (
            constraint("permit_places", Q(places__gte=1), SENTENCES["permit_places"]),
            constraint("permit_document", ~Q(document=""), SENTENCES["permit_document"]),
            constraint(
                "permit_order", Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")), SENTENCES["permit_order"]
            ),
        )

    def __str__(self) -> str:
        return self.document


_ACCOUNTS = tuple((account.value, ACCOUNTS[account.value]) for account in Account)


class QuotaPosting(models.Model):
    """Places out of one account into another. Nothing changes a posting: what was wrong is reversed by another.

    `is_derived` tells postings that follow from the registers from those that were decided in the ledger.
    """

    line = models.ForeignKey(QuotaLine, on_delete=models.PROTECT, verbose_name="职数账户", related_name="postings")
    on = models.DateField("生效日期")
    source = models.CharField("转出", max_length=KEY_MAX, choices=_ACCOUNTS)
    target = models.CharField("转入", max_length=KEY_MAX, choices=_ACCOUNTS)
    places = models.PositiveIntegerField("名额")
    origin = optional_text("来源编号", editable=False)
    is_derived = models.BooleanField("由登记得出")
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, verbose_name="冲销", related_name="reversed_by"
    )
    by_key = models.CharField("经办账号", max_length=KEY_MAX, editable=False)
    at = models.DateTimeField("记账时间", editable=False)

    objects = ScopedManager()

    class Meta:
        db_table = "establishment_posting"
        default_permissions = ()
        ordering = ("on", "id")
        verbose_name = verbose_name_plural = "职数账分录"
        constraints = (
            constraint("posting_places", Q(places__gte=1), SENTENCES["posting_places"]),
            constraint("posting_sides", ~Q(source=F("target")), SENTENCES["posting_sides"]),
            constraint(
                "posting_accounts",
                Q(source__in=[a.value for a in Account], target__in=[a.value for a in Account]),
                SENTENCES["posting_accounts"],
            ),
        )
        indexes = (models.Index(fields=("line", "on"), name="posting_line_on"),)

    def __str__(self) -> str:
        return f"{self.get_source_display()}→{self.get_target_display()} {self.places}"

    @property
    def posting(self) -> Posting:
        """What it says, as the arithmetic of the ledger reads it."""
        return Posting(self.on, Account(self.source), Account(self.target), self.places, self.origin or "")
