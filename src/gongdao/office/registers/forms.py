"""A form for any register, made from its columns. What it gives is what the actions take."""

from django import forms

from gongdao.facts.relation import Column, Kind
from gongdao.office.registers import values
from gongdao.office.registers.problems import RowRefused, problem
from gongdao.office.registers.register import Register

_FLAG_CHOICES = (("是", "是"), ("否", "否"))


class ColumnField(forms.Field):
    """One column: read like the cell of a table, so that form and file say the same of the same text.

    A reference stays the text that names it: what may be named depends on who acts.
    """

    def __init__(self, register: Register, column: Column) -> None:
        super().__init__(required=register.is_required(column), label=column.zh, widget=_widget(column))
        self.error_messages["required"] = problem("required", column.name, column=column.zh).sentence
        self.column = column

    def to_python(self, value: object) -> values.Value:
        try:
            return values.parse(self.column, str(value or ""))
        except values.BadValue as bad:
            raise forms.ValidationError(bad.problem.sentence, bad.problem.code) from None


class RegisterForm(forms.Form):
    """The columns of one register, without its key; `cleaned_data` is the row for `add_row` and `change_row`."""

    register: Register

    def refuse(self, refusal: RowRefused) -> None:
        """Show the problems of a refused row at their fields."""
        for found in refusal.problems:
            self.add_error(found.column or None, forms.ValidationError(found.sentence, found.code))


def form_class(register: Register) -> type[RegisterForm]:
    """Make the form of a register."""
    fields = {column.name: ColumnField(register, column) for column in register.columns}
    return type(f"{register.name.title().replace('_', '')}Form", (RegisterForm,), {"register": register, **fields})


def _widget(column: Column) -> forms.Widget:
    if column.kind is Kind.CODE:
        return forms.Select(choices=[("", ""), *((name, name) for name in column.code_names.values())])
    if column.kind is Kind.FLAG:
        return forms.Select(choices=[("", ""), *_FLAG_CHOICES])
    if column.kind is Kind.DAY:
        return forms.DateInput(attrs={"type": "date"})
    return forms.TextInput()
