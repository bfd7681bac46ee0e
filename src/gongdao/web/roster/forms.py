"""The upload of a roster: the file, and the unit in which new people wait."""

from datetime import date

from django import forms

from gongdao.errors import UserError
from gongdao.office.access.permissions import Permission
from gongdao.office.access.queries import units_in_scope
from gongdao.office.accounts.models import User
from gongdao.office.orgs.models import Unit
from gongdao.web.shell.uploading import UploadForm

NO_UNIT = "不能导入名册。您的管理范围内没有“待分配”单位，新来的人员无处登记。请先请名册管理人员建立待分配单位。"


class RosterUploadForm(UploadForm):
    """A roster file and its receiving unit."""

    unit = forms.ChoiceField(label="先收入", help_text="新的人员先放在待分配单位，核对后再分到各单位。已有的人员不动。")

    def __init__(self, *args: object, by: User, on: date) -> None:
        super().__init__(*args)
        self.fields["unit"].choices = [(unit.key, unit.name) for unit in _receiving(by, on)]

    def clean(self) -> dict[str, object]:
        if not self.fields["unit"].choices:
            raise forms.ValidationError(NO_UNIT, "no_receiving_unit")
        return super().clean()


def receiving_unit(by: User, on: date, key: str) -> Unit:
    """Find the chosen receiving unit among those in scope.

    Raises: UserError `no_receiving_unit`.
    """
    unit = next((unit for unit in _receiving(by, on) if unit.key == key), None)
    if unit is None:
        raise UserError("no_receiving_unit", NO_UNIT)
    return unit


def _receiving(by: User, on: date) -> list[Unit]:
    return list(units_in_scope(by, Permission.ROSTER_FILE_IMPORT, on).filter(is_receiving=True).order_by("path"))
