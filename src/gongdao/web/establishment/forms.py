"""What is typed about places: why one is kept, which reply permits more, from when."""

from django import forms

from gongdao.office.establishment.ledger import Account
from gongdao.office.registers.columns import TEXT_MAX

REQUIRED = {"required": "不能为空，请填写。"}
DAY = {**REQUIRED, "invalid": "须为具体日期，如2026-03-01。"}
NUMBER = {**REQUIRED, "invalid": "须为整数。", "min_value": "至少为1。", "max_value": "最多999。"}


def _day(label: str, **options: object) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, error_messages=DAY, **options)


class KeepForm(forms.Form):
    """Why a place is kept, on which ground, from when."""

    account = forms.ChoiceField(
        label="类别",
        choices=((Account.RESERVED.value, "预留（拟任用）"), (Account.FROZEN.value, "冻结（不得使用）")),
        error_messages=REQUIRED,
    )
    purpose = forms.CharField(
        label="事由",
        max_length=TEXT_MAX,
        help_text="写明为哪个职位、哪次动议。限制级内容，只有可看限制级的人看得到，每次查阅都有记录。",
        error_messages=REQUIRED,
    )
    document = forms.CharField(label="依据文件", max_length=TEXT_MAX, required=False)
    on = _day("起始日期")


class PermitForm(forms.Form):
    """Which reply of the superior permits how many places, from when, until when."""

    places = forms.IntegerField(label="人数", min_value=1, max_value=999, error_messages=NUMBER)
    document = forms.CharField(
        label="批复文件", max_length=TEXT_MAX, help_text="上级书面批复的文号和日期。", error_messages=REQUIRED
    )
    on = _day("起始日期")
    until = _day("终止日期", required=False, help_text="不再有效的第一天；没有期限的不填。")


class ReleaseForm(forms.Form):
    """From when a place is free again."""

    on = _day("释放日期", help_text="从这一天起重新成为空缺。")
