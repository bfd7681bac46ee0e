"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

UNKNOWN_PURPOSE = "不能上传。文件用途不在字典之内。请从相应页面上传。"

SENTENCES = {
    "unknown_purpose": UNKNOWN_PURPOSE,
    "not_kept": "不能保存上传的文件。服务器的存储空间不足或不可写。请联系系统管理员处理后重新上传。",
    "upload_unknown": "不能打开上传的文件。没有您上传的这个文件。请重新上传。",
    "file_gone": "不能打开文件“{name}”。保存的内容缺失或已被改动。请重新上传。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
