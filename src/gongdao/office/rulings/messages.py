"""What this room says. Code -> sentence."""

from gongdao.errors import UserError

SENTENCES = {
    "adoption_ends_later": "不能保存。停用日期不晚于采用日期。请核对两个日期。",
    "adoption_once": "不能采用。该单位已经采用了这份措施。请先停用原来的，或选择其他单位。",
    "adoption_above": "不能采用。上级单位“{unit}”已经采用了这份措施，对下级同样适用。不需要重复采用。",
    "local_numbers_ends_later": "不能停用。停用日期不晚于采用日期。请核对两个日期。",
    "local_numbers_once": "不能采用。同一代号的本地数值已在使用。请先停用原来的，或换一个代号。",
    "local_numbers_other_pack": "不能起草。所写的是“{pack}”的数值，而这里采用的是“{adopted}”。请改正“pack”或选择另一项采用。",
    "local_numbers_name_long": "不能起草。代号或名称过长。代号请不超过{key}字，名称请不超过{name}字。",
    "local_numbers_adopted": "不能采用。这份本地数值已于{day}采用。不需要重复采用。",
    "local_numbers_early": "不能采用。这份措施自{day}起采用，本地数值不能早于该日。请改正采用日期。",
    "local_numbers_ended": "不能办理。{unit}已停用这份措施。请先重新采用措施。",
    "finding_does_not_hold": "不能保存。符合的结论只计数，不逐条保存。请联系系统维护人员。",
    "change_changes": "不能保存。前后结论相同，不是变化。请联系系统维护人员。",
    "exception_ends_later": "不能记录例外。终止日期不晚于批准日期。请核对两个日期。",
    "exception_has_reason": "不能记录例外。没有写明理由。请填写理由。",
    "exception_above_clearance": "不能记录例外。{clause}涉及的事实高于您的角色可以接触的密级。请由有权接触的人员办理。",
    "exception_not_open": "不能记录例外。{clause}的效力为“{force}”，只有“一般应”的条款可以记录例外。请按条款办理。",
    "no_clause": "不能办理。没有可以核对的条款“{clause}”。请核对条款号。",
    "no_subject": "不能办理。没有编号为“{subject}”的对象。请核对编号。",
    "nothing_adopted": "不能核对。截至{as_of}还没有单位采用任何措施。请先在“采用措施”中采用。",
    "same_day": "不能比较。前后都是{day}，结论不会不同。请改其中一个日期。",
    "comparison_gone": "不能查看。这次比较的结果已经不在了。请重新比较。",
    "not_in_force": "不能采用。{pack}自{day}起施行，早于该日不能采用。请把采用日期改在该日或以后。",
    "engines_differ": "本次核对没有记录。抽样复核时两个引擎对{clause}、对象{subject}给出了不同的结论，所用事实保存在数据目录differences/{folder}。请把这一情况告知系统维护人员。",
}


def refusal(code: str, **values: object) -> UserError:
    """Make the refusal of that code."""
    return UserError(code, SENTENCES[code].format(**values))
