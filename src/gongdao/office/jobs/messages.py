"""What this room says. Code -> sentence; constraint sentences stand as constants."""

from gongdao.errors import UserError

UNKNOWN_STATE = "不能保存该任务。任务状态不在字典之内。请按“等待、进行中、已完成、未完成”之一登记。"
COUNTS_UNFIT = "不能保存该任务。已处理数大于总数。请核对两个数字。"
RUNNING_WITHOUT_LEASE = "不能保存该任务。进行中的任务须有占用时限。请补充占用时限。"

SENTENCES = {
    "unknown_kind": "不能提交任务。没有“{kind}”这类任务。请从列出的任务中选择。",
    "job_given_up": "任务未完成。执行程序已中断{attempts}次，不再重试。请把任务编号告知系统管理员。",
    "job_failed": "任务未完成。程序运行出错，错误编号{number}。请把编号告知系统管理员；已提交的数据没有改动。",
}


def sentence(code: str, **values: object) -> str:
    """Fill in the sentence of this code."""
    return SENTENCES[code].format(**values)


def refusal(code: str, **values: object) -> UserError:
    """Make the error of this code with its sentence."""
    return UserError(code, sentence(code, **values))
