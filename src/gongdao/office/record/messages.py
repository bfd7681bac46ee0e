"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

APPROVERS_DIFFER = "不能批准清除。提出人与批准人须为两人。请由另一位有权的人批准。"
ALREADY_DECIDED = "不能办理。这项清除已经办结。请核对编号。"
BASIS_MISSING = "不能提出清除。没有写明法律依据。请写明法律、条款和理由。"

SENTENCES = {
    "basis_missing": BASIS_MISSING,
    "approvers_differ": APPROVERS_DIFFER,
    "no_leaves": "不能提出清除。没有指明要清除的叶号。请至少给出一个叶号。",
    "not_erasable": "不能清除第{seq}号叶。它不存在、已经清除，或本身就是清除的决定。请去掉这个叶号。",
    "already_decided": ALREADY_DECIDED,
    "own_record": "不能办理清除。第{seq}号叶是您本人经办的，或者记的是您本人，应当回避。请由其他有权的人办理。",
    "nothing_to_correct": "不能更正。没有写明正确的情况。请写明更正的内容。",
    "not_written": "不能导出。无法写入“{name}”。请检查文件夹及其权限。",
    "no_events": "不能导出证据包。没有关于该对象的审计记录。请核对对象类别和编号。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, SENTENCES[code].format(**values))
