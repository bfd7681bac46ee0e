from django import forms
from django.db.models import QuerySet

from gongdao.facts.organisation import LEVELS as RANKS
from gongdao.office.access.roles import ROLES
from gongdao.office.accounts.models import NAME_MAX, User
from gongdao.office.orgs.models import Unit
from gongdao.web.shell.units import UnitField

REQUIRED = "不能为空，请填写。"


class SignInForm(forms.Form):
    username = forms.CharField(
        label="账号",
        max_length=150,
        error_messages={"required": REQUIRED},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=200,
        strip=False,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ChangePasswordForm(forms.Form):
    old = forms.CharField(
        label="原密码",
        max_length=200,
        strip=False,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="新密码",
        max_length=200,
        strip=False,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再次输入新密码",
        max_length=200,
        strip=False,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        cleaned = super().clean()
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", "两次输入的新密码不一致，请重新输入。")
        return cleaned


def _code_field(label: str, help_text: str) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=help_text,
        error_messages={"required": REQUIRED},
        widget=forms.TextInput(attrs=attributes),
    )


class CodeForm(forms.Form):
    """A code of the device, or a recovery code."""

    code = _code_field("动态口令", "设备上显示的6位数字；设备不在身边时可用一个恢复码。")


class EnrolForm(forms.Form):
    """The first code of a device."""

    code = _code_field("动态口令", "设备上显示的6位数字。")


class VerifyCodeForm(forms.Form):
    """The same, to show once more who it is."""

    answer = _code_field("动态口令", "设备上显示的6位数字；用过的口令不能再用，请等下一个。")


class VerifyPasswordForm(forms.Form):
    """The own password, to show once more who it is."""

    answer = forms.CharField(
        label="密码",
        max_length=200,
        strip=False,
        error_messages={"required": REQUIRED},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FirstForm(forms.Form):
    """The first account."""

    username = forms.CharField(
        label="账号",
        max_length=30,
        error_messages={"required": REQUIRED},
        help_text="小写字母开头，可用数字、点和横线。",
    )
    display_name = forms.CharField(label="姓名", max_length=NAME_MAX, error_messages={"required": REQUIRED})


class UserForm(FirstForm):
    """A new account, and the person whose it is."""

    person_key = forms.CharField(
        label="人员编号", max_length=40, required=False, help_text="在干部名册中的编号，用于回避和查看本人档案。"
    )


DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
BAD_DAY = {"invalid": "须为具体日期，如2009-07-21。", "required": REQUIRED}


class EndForm(forms.Form):
    """From which day on a grant no longer holds."""

    ended_on = forms.DateField(
        label="终止日期", widget=DAY, error_messages=BAD_DAY, help_text="不再有效的第一天；填今天则立即收回。"
    )


class _TermsForm(forms.Form):
    """Who, where, between which ranks, from when until when."""

    user = forms.ModelChoiceField(User.objects.none(), label="账号", error_messages={"required": REQUIRED})
    unit = UnitField(label="管理单位", required=False, help_text="对该单位和所有下级单位有效；三员不填。")
    highest_rank = forms.ChoiceField(label="最高职级", required=False, help_text="不填则不设上限。")
    lowest_rank = forms.ChoiceField(label="最低职级", required=False, help_text="不填则不设下限。")
    started_on = forms.DateField(label="起始日期", widget=DAY, error_messages=BAD_DAY)
    ended_on = forms.DateField(
        label="终止日期", required=False, widget=DAY, error_messages=BAD_DAY, help_text="不再有效的第一天；不填为长期。"
    )

    def __init__(self, *args: object, users: QuerySet[User], units: QuerySet[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = users
        self.fields["user"].label_from_instance = lambda user: f"{user.display_name}（{user.username}）"
        self.fields["unit"].among(units)
        for name in ("highest_rank", "lowest_rank"):
            self.fields[name].choices = [("", ""), *RANKS.items()]

    def terms(self) -> dict[str, object]:
        """Give what was chosen; what is blank is no bound."""
        return {name: self.cleaned_data[name] or None for name in self.fields}


class ProposalForm(_TermsForm):
    """A role for somebody."""

    role = forms.ChoiceField(
        label="角色", choices=[(code, role.zh) for code, role in ROLES.items()], error_messages={"required": REQUIRED}
    )
    field_order = ("user", "role")


class DelegationForm(_TermsForm):
    """One's own role for somebody else, for a time."""

    ended_on = forms.DateField(
        label="终止日期", widget=DAY, error_messages=BAD_DAY, help_text="不再有效的第一天，不晚于您自己的授权。"
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = True
        self.fields["unit"].error_messages["required"] = REQUIRED
        self.fields["unit"].help_text = "对该单位和所有下级单位有效。"


class DeclareForm(forms.Form):
    """From whose matters one keeps away, why, and from when until when."""

    person = forms.CharField(label="人员", max_length=50, required=False, help_text="填姓名或人员编号。")
    unit = forms.CharField(
        label="单位", max_length=50, required=False, help_text="填单位名称或单位编号；下级单位一并回避。"
    )
    reason = forms.CharField(
        label="理由",
        max_length=200,
        error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    started_on = forms.DateField(label="起始日期", widget=DAY, error_messages=BAD_DAY)
    ended_on = forms.DateField(
        label="终止日期", required=False, widget=DAY, error_messages=BAD_DAY, help_text="不再回避的第一天；不填为长期。"
    )


class RecusalForm(DeclareForm):
    """The same for somebody."""

    user = forms.ModelChoiceField(User.objects.none(), label="回避人", error_messages={"required": REQUIRED})
    field_order = ("user",)

    def __init__(self, *args: object, users: QuerySet[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = users
        self.fields["user"].label_from_instance = lambda user: f"{user.display_name}（{user.username}）"
