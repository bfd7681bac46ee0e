"""What is typed about the record: leaves by their numbers, the law, what is right."""

import re

from django import forms

from gongdao.office.record.models import BASIS_MAX

REQUIRED = "不能为空，请填写。"
MOST_LEAVES = 1000  # ours: more at once nobody can look through before deciding
SENTENCE_MAX = 400  # ours: with its head it fits the sentence of an event
_PART = re.compile(r"(\d{1,12})(?:-(\d{1,12}))?")


class LeavesField(forms.CharField):
    """Numbers of leaves: 3、5-9."""

    default_error_messages = {
        "required": REQUIRED,
        "unreadable": "无法识别“%(part)s”。请填叶号，如3、5-9。",
        "too_many": f"一次最多{MOST_LEAVES}个叶号，请分次提出。",
    }

    def clean(self, value: str) -> list[int]:
        """Read the numbers, in order and each once."""
        found: set[int] = set()
        for part in filter(None, re.split(r"[\s,，、;；]+", super().clean(value))):
            match = _PART.fullmatch(part)
            if match is None:
                raise forms.ValidationError(self.error_messages["unreadable"], params={"part": part[:20]})
            first, last = int(match[1]), int(match[2] or match[1])
            if last - first >= MOST_LEAVES:
                raise forms.ValidationError(self.error_messages["too_many"])
            found.update(range(first, last + 1))
        if len(found) > MOST_LEAVES:
            raise forms.ValidationError(self.error_messages["too_many"])
        return sorted(found)


class ErasureForm(forms.Form):
    """Which leaves, and which law demands it."""

    seqs = LeavesField(label="叶号", help_text="多个叶号用顿号隔开，连续的写作5-9。")
    basis = forms.CharField(
        label="法律依据",
        max_length=BASIS_MAX,
        help_text="写明法律、条款和理由。这段文字会长期保留，不要写入要清除的内容。",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": REQUIRED},
    )


class CorrectionForm(forms.Form):
    """What is right instead."""

    sentence = forms.CharField(
        label="正确的情况",
        max_length=SENTENCE_MAX,
        help_text="原来的记录不改，两条都看得到。",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": REQUIRED},
    )
