"""The form by which a file comes in."""

from http import HTTPStatus

from django import forms


class UploadForm(forms.Form):
    """One table file."""

    file = forms.FileField(
        label="表格文件",
        help_text="Excel 工作簿（.xlsx）或 CSV 文件（.csv）。带宏的文件、旧式 .xls 文件请先另存为 .xlsx。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": "没有选择文件。上传须先选择一个文件。请选择后再提交。",
            "empty": "文件没有内容。空文件无法读取。请核对后重新选择。",
        },
    )

    def file_values(self) -> dict[str, object]:
        """Give name and bytes of the file as the action takes them."""
        file = self.cleaned_data["file"]
        return {"name": file.name, "data": file.read()}

    @property
    def status(self) -> int:
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.errors else HTTPStatus.OK
