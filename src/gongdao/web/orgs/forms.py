from django import forms

from gongdao.facts.organisation import UNIT
from gongdao.office.orgs.models import NAME_MAX

REQUIRED = {"required": "不能为空，请填写。"}


class NameForm(forms.Form):
    """The name of a unit."""

    name = forms.CharField(label="单位名称", max_length=NAME_MAX, error_messages=REQUIRED)


class FactsForm(NameForm):
    """What is registered about a unit."""

    kind = forms.ChoiceField(label="单位类别", choices=[("", ""), *UNIT.by_name["kind"].codes], required=False)
    function = forms.ChoiceField(label="工作职能", choices=[("", ""), *UNIT.by_name["function"].codes], required=False)
    place = forms.CharField(label="所在地", max_length=NAME_MAX, required=False)
    established_on = forms.DateField(
        label="设立日期",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "须为具体日期，如2009-07-21。"},
    )
    abolished_on = forms.DateField(
        label="撤销日期",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "须为具体日期，如2009-07-21。"},
        help_text="不再存在的第一天。",
    )

    def facts(self) -> dict[str, object]:
        """Give what was typed; what is blank is not known."""
        return {name: self.cleaned_data[name] or None for name in FactsForm.base_fields}


class UnitForm(FactsForm):
    """A unit below another one."""

    is_receiving = forms.BooleanField(
        label="待分配单位", required=False, help_text="导入名册时，新的人员先放在待分配单位。"
    )
